#include "expectation.h"

#include <fstream>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "lifeboat/support/unified_diff.h"

#include "annotations.h"
#include "archive_listing.h"

namespace lifeboat::golden {
namespace {

namespace fs = std::filesystem;

using Bytes = std::map<fs::path, std::string>;

fs::path SideFile(const Case& test, const char* extension) {
  return fs::path(test.input).replace_extension(extension);
}

Bytes OnDisk(const Case& test) {
  Bytes files;
  if (!test.IsTree()) {
    for (const char* extension : {".stdout", ".stderr"}) {
      if (auto bytes = ReadFile(SideFile(test, extension))) {
        files.emplace(SideFile(test, extension), *bytes);
      }
    }
    return files;
  }
  const fs::path expected = test.folder / "expected";
  if (fs::is_directory(expected)) {
    for (const auto& entry : fs::recursive_directory_iterator(expected)) {
      if (entry.is_regular_file()) {
        files.emplace(entry.path(), ReadFile(entry.path()).value_or(""));
      }
    }
  }
  return files;
}

Bytes FromRun(const Case& test, const Outcome& outcome) {
  Bytes files;
  if (test.IsTree()) {
    for (const auto& [path, bytes] : outcome.written) {
      const fs::path kept = test.folder / "expected" / fs::path(path).lexically_relative("out");
      if (kept.extension() == ".zip") {
        files.emplace(kept.string() + ".txt", ListArchive(bytes));
      } else {
        files.emplace(kept, bytes);
      }
    }
    return files;
  }
  if (!outcome.out.empty()) {
    files.emplace(SideFile(test, ".stdout"), outcome.out);
  }
  if (!outcome.err.empty()) {
    files.emplace(SideFile(test, ".stderr"), outcome.err);
  }
  return files;
}

std::string DiffOf(const Difference& difference, const fs::path& root) {
  const std::string name = difference.path.lexically_relative(root).generic_string();
  return UnifiedDiff("expected/" + name, difference.expected.value_or(""), "actual/" + name,
                     difference.actual.value_or(""));
}

}  // namespace

std::vector<Difference> Compare(const Case& test, const Outcome& outcome) {
  const Bytes expected = OnDisk(test);
  const Bytes actual = FromRun(test, outcome);
  std::vector<Difference> differences;
  for (const auto& [path, bytes] : actual) {
    const auto before = expected.find(path);
    if (before == expected.end()) {
      differences.push_back({path, std::nullopt, bytes});
    } else if (before->second != bytes) {
      differences.push_back({path, before->second, bytes});
    }
  }
  for (const auto& [path, bytes] : expected) {
    if (actual.count(path) == 0) {
      differences.push_back({path, bytes, std::nullopt});
    }
  }
  return differences;
}

bool HasExpectation(const Case& test) { return !OnDisk(test).empty(); }

std::vector<std::string> BrokenRules(const Case& test, const Outcome& outcome) {
  std::vector<std::string> broken = test.mistakes;
  if (outcome.exit != test.exit) {
    broken.push_back(fmt::format("exit code {}, the case says {}", outcome.exit, test.exit));
  }
  if (test.writes_nothing && (!outcome.written.empty() || outcome.removed)) {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : outcome.written) {
      paths.push_back(path);
    }
    broken.push_back(fmt::format("nothing may be written, but these were: {}", fmt::join(paths, ", ")));
  }
  if (test.IsTree()) {
    for (const auto& [path, bytes] : outcome.written) {
      if (!path.starts_with("out/")) {
        broken.push_back(fmt::format("{} was written outside the output directory", path));
      }
    }
  }
  for (std::string& mistake : CheckAnnotations(test, outcome.err + outcome.out)) {
    broken.push_back(std::move(mistake));
  }
  return broken;
}

std::string Apply(const Difference& difference, const fs::path& root) {
  const std::string name = difference.path.lexically_relative(root).generic_string();
  if (!difference.actual) {
    fs::remove(difference.path);
    // A folder of an expected tree goes with its last file.
    std::error_code ignored;
    for (fs::path folder = difference.path.parent_path(); fs::is_empty(folder, ignored) && !ignored;
         folder = folder.parent_path()) {
      fs::remove(folder, ignored);
    }
    return fmt::format("- {}", name);
  }
  fs::create_directories(difference.path.parent_path());
  std::ofstream(difference.path, std::ios::binary) << *difference.actual;
  if (!difference.expected) {
    return fmt::format("+ {}", name);
  }
  int added = 0;
  int removed = 0;
  bool in_hunk = false;
  ForEachLine(DiffOf(difference, root), [&](std::string_view line) {
    in_hunk = in_hunk || line.starts_with("@@");
    added += in_hunk && line.starts_with('+') ? 1 : 0;
    removed += in_hunk && line.starts_with('-') ? 1 : 0;
  });
  return fmt::format("~ {} (+{} -{})", name, added, removed);
}

std::string Show(const Difference& difference, const fs::path& root) {
  const std::string name = difference.path.lexically_relative(root).generic_string();
  if (!difference.actual) {
    return fmt::format("{} is no longer produced\n", name);
  }
  return (difference.expected ? "" : fmt::format("{} does not exist\n", name)) + DiffOf(difference, root);
}

}  // namespace lifeboat::golden
