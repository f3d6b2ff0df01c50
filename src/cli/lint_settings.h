#pragma once

#include <string>
#include <vector>

#include "lifeboat/driver/lint_settings.h"
#include "lifeboat/lint/report.h"

#include "cli/command.h"

namespace lifeboat::cli {

/// What `lint` is told about configuration files and baselines.
[[nodiscard]] tl::expected<driver::LintOptions, UsageError> LintOptionsOf(const Arguments& arguments,
                                                                          lint::Selection selection);

/// Reads the configurations and baselines of the blueprints; Fine, or already reported.
[[nodiscard]] ExitCode ReadSettings(driver::LintSettings& settings,
                                    const std::vector<std::string>& blueprints,
                                    const source::SourceMap& sources, const Context& context);

/// Writes the baseline that was asked for, and says so on standard error. Errors when a finding cannot be in
/// one, or when not every blueprint could be linted: then nothing is written.
[[nodiscard]] ExitCode WriteBaseline(driver::LintSettings& settings, const std::string& path,
                                     const lint::Results& results, const Context& context);

}  // namespace lifeboat::cli
