#pragma once

#include <string>
#include <string_view>

namespace lifeboat {

/// `text` as one word of a POSIX shell, in single quotes: whatever it holds, no shell expands or runs any of
/// it.
[[nodiscard]] std::string ShellQuote(std::string_view text);

}  // namespace lifeboat
