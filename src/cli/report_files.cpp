#include "cli/report_files.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::cli {

namespace {

UsageError Unknown(std::string_view format, std::span<const std::string_view> formats) {
  UsageError error{fmt::format("option `--output` knows no format `{}`", format), {}};
  if (const auto closest = Closest(format, formats)) {
    error.helps.push_back(fmt::format("a similar one exists: `{}`", *closest));
  }
  error.helps.push_back(fmt::format("one of: {}", fmt::join(formats, ", ")));
  return error;
}

/// The path without what does not change where it leads, as far as its text tells.
std::string_view Bare(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
  }
  return path;
}

/// A report that is complete beside its place.
struct Draft {
  std::string path;
  const ReportFile* report;
};

FileSystem::Result<Draft> WriteDraft(const ReportFile& report, const std::string& bytes, FileSystem& files) {
  Draft draft{report.path + ".lifeboat-new", &report};
  auto done = files.Write(draft.path, bytes);
  if (done) {
    done = files.Sync(draft.path);
  }
  if (!done) {
    static_cast<void>(files.Remove(draft.path));
    return tl::unexpected(done.error());
  }
  return draft;
}

}  // namespace

tl::expected<std::vector<ReportFile>, UsageError> ReadReportFiles(const std::vector<std::string>& values,
                                                                  std::span<const std::string_view> formats,
                                                                  const std::vector<std::string>& inputs) {
  std::vector<ReportFile> reports;
  for (const std::string& value : values) {
    const bool is_format = std::ranges::find(formats, value) != formats.end();
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals + 1 == value.size()) {
      return tl::unexpected(UsageError{fmt::format("option `--output` has no file in `{}`", value),
                                       {fmt::format("write FORMAT=FILE, such as `--output {0}=report.{0}`",
                                                    is_format ? value : formats.back())}});
    }
    const std::string_view format = std::string_view(value).substr(0, equals);
    if (std::ranges::find(formats, format) == formats.end()) {
      return tl::unexpected(Unknown(format, formats));
    }
    std::string path = value.substr(equals + 1);
    const auto same = [&](std::string_view other) { return Bare(other) == Bare(path); };
    if (std::ranges::any_of(reports, same, &ReportFile::path)) {
      return tl::unexpected(UsageError{fmt::format("option `--output` names `{}` twice", path), {}});
    }
    if (std::ranges::any_of(inputs, same)) {
      return tl::unexpected(
          UsageError{fmt::format("option `--output` would write over the blueprint `{}`", path), {}});
    }
    reports.push_back({std::string(format), std::move(path)});
  }
  return reports;
}

FileSystem::Result<void> WriteReports(const std::vector<ReportFile>& reports,
                                      const std::function<std::string(std::string_view format)>& render,
                                      FileSystem& files) {
  std::vector<Draft> drafts;
  const auto give_up = [&](const std::string& error) {
    for (const Draft& draft : drafts) {
      static_cast<void>(files.Remove(draft.path));
    }
    return tl::unexpected(error);
  };
  for (const ReportFile& report : reports) {
    const std::string bytes = render(report.format);
    const FileSystem::Kind kind = files.KindOf(report.path);
    if (kind == FileSystem::Kind::Directory) {
      return give_up(fmt::format("{}: a report cannot be written over a directory", report.path));
    }
    if (kind == FileSystem::Kind::Other) {
      if (const auto done = files.Write(report.path, bytes); !done) {
        return give_up(done.error());
      }
      continue;
    }
    auto draft = WriteDraft(report, bytes, files);
    if (!draft) {
      return give_up(fmt::format("the report `{}` is not written: {}", report.path, draft.error()));
    }
    drafts.push_back(*std::move(draft));
  }
  for (const Draft& draft : drafts) {
    if (const auto done = files.Rename(draft.path, draft.report->path); !done) {
      return give_up(done.error());
    }
  }
  return {};
}

}  // namespace lifeboat::cli
