#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lifeboat {

/// What an output stream can show.
struct TerminalCapabilities {
  bool color = false;
};

/// `--color`: on a terminal only (Auto), or as told.
enum class ColorChoice { Auto, Always, Never };

/// Reads an environment variable.
using GetEnvironment = std::function<std::optional<std::string>(std::string_view name)>;

/// Colour when `choice` says so; under Auto when the stream is a terminal, TERM is not `dumb` and NO_COLOR is
/// unset or empty. CLICOLOR_FORCE (not `0`) stands in for the terminal.
[[nodiscard]] TerminalCapabilities DetectTerminal(ColorChoice choice, bool is_terminal,
                                                  const GetEnvironment& environment);

}  // namespace lifeboat
