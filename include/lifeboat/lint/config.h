#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/located.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::lint {

/// What a configuration file is called where nobody says another name.
inline constexpr std::string_view kConfigName = ".lifeboat.yaml";

/// A configuration file, as docs/lint-configuration.md tells. Paths in it start at its own directory.
struct Config {
  using Severities = decltype(Selection::severities);

  /// Settings for the files that `glob` fits.
  struct Part {
    std::string glob;
    Severities severities;
  };

  Severities severities;
  std::optional<source::Located<std::string>> baseline;
  std::vector<Part> parts;  ///< in the order of the file
};

/// Reads a configuration's document; reports everything that is wrong with it. What is right is there all the
/// same: whether there were errors, the sink knows.
[[nodiscard]] Config ReadConfig(const yaml::Node& document, diag::Sink& sink);

/// What holds for a file: `file` is its path from the configuration's directory. What the command line says
/// wins: a rule that it names in `only` runs, even when the configuration turned it off.
[[nodiscard]] Selection Apply(const Config& config, std::string_view file, Selection command_line);

}  // namespace lifeboat::lint
