#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lifeboat/driver/lint_settings.h"

#include "cli/command.h"

namespace lifeboat::cli {

/// What `lint` is told about configuration files and baselines.
[[nodiscard]] tl::expected<driver::LintOptions, UsageError> LintOptionsOf(const Arguments& arguments,
                                                                          lint::Selection selection);

/// Reads the configurations and baselines of the blueprints; Fine, or already reported.
[[nodiscard]] ExitCode ReadSettings(driver::LintSettings& settings,
                                    const std::vector<std::string>& blueprints,
                                    const source::SourceMap& sources, const Context& context);

/// What happened to baselines in a run, for people who read text: how many findings are not shown.
void PrintKnown(std::size_t known, const Context& context);

/// Writes the baseline that was asked for. `left`: findings that were not taken. `errors`: not every
/// blueprint could be linted, and nothing is written.
[[nodiscard]] ExitCode WriteBaseline(driver::LintSettings& settings, const std::string& path,
                                     const std::vector<lint::Finding>& left, bool errors,
                                     const Context& context);

}  // namespace lifeboat::cli
