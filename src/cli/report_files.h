#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "lifeboat/support/file_system.h"

#include "cli/report.h"

namespace lifeboat::cli {

/// A report that goes to a file: `--output sarif=lint.sarif`.
struct ReportFile {
  std::string format;
  std::string path;
};

/// What the values of `--output` say; `formats` are those of the command, the last but one of them is its
/// example. No file may be named twice, nor be one of `inputs`.
[[nodiscard]] tl::expected<std::vector<ReportFile>, UsageError> ReadReportFiles(
    const std::vector<std::string>& values, std::span<const std::string_view> formats,
    const std::vector<std::string>& inputs);

/// Writes them, all or (as far as a disk can promise that) none: each is written beside its place first and
/// then takes it. What is no plain file (a link, a pipe, a device) is written as it is.
[[nodiscard]] FileSystem::Result<void> WriteReports(
    const std::vector<ReportFile>& reports, const std::function<std::string(std::string_view format)>& render,
    FileSystem& files);

}  // namespace lifeboat::cli
