#pragma once

#include <string>

#include "lifeboat/driver/pipeline.h"
#include "lifeboat/output/write.h"

#include "cli/report.h"

namespace lifeboat::cli {

/// The summary of a compile: resources by module, and what happened to the files. A first compile only counts
/// the files, a later one names those that it touched.
[[nodiscard]] std::string WriteReport(const std::string& path, const std::string& directory,
                                      const driver::Results& results, const output::Changes& changes);

/// What `--check` found, one file a line.
[[nodiscard]] std::string CheckReport(const std::string& path, const std::string& directory,
                                      const output::Changes& changes);

/// Refuses to touch edited files, by name, on standard error.
ExitCode ReportEdited(const std::string& directory, const output::Changes& changes, const Context& context);

}  // namespace lifeboat::cli
