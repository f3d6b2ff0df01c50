#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "lifeboat/lint/report.h"
#include "lifeboat/support/file_system.h"

#include "cli/report.h"

namespace lifeboat::cli {

/// A report that goes to a file: `--output sarif=lint.sarif`.
struct ReportFile {
  lint::ReportFormat format;
  std::string path;
};

/// What the values of `--output` say. No file may be named twice, nor be one of `inputs`.
[[nodiscard]] tl::expected<std::vector<ReportFile>, UsageError> ReadReportFiles(
    const std::vector<std::string>& values, const std::vector<std::string>& inputs);

/// Writes them, all or (as far as a disk can promise that) none: each is written beside its place first and
/// then takes it. What is no plain file (a link, a pipe, a device) is written as it is.
[[nodiscard]] FileSystem::Result<void> WriteReports(const std::vector<ReportFile>& reports,
                                                    const lint::Results& results,
                                                    const source::SourceMap& sources, FileSystem& files);

}  // namespace lifeboat::cli
