#include "diff/files.h"

#include <algorithm>
#include <array>
#include <map>

#include "lifeboat/support/unified_diff.h"
#include "lifeboat/support/zip.h"

namespace lifeboat::diff {

namespace {

bool IsText(std::string_view bytes) { return bytes.find('\0') == std::string_view::npos; }

FileChange OneFile(const std::string& path, const std::string& before, const std::string& after) {
  if (!IsText(before) || !IsText(after)) {
    return {path, {}};
  }
  return {path, UnifiedDiff(path, before, path, after)};
}

using Entries = std::map<std::string, std::string>;

Entries EntriesOf(std::vector<ZippedFile> files) {
  Entries entries;
  for (ZippedFile& file : files) {
    entries.insert_or_assign(std::move(file.path), std::move(file.bytes));
  }
  return entries;
}

}  // namespace

bool ReadsContent(std::string_view resolved) {
  constexpr std::array<std::string_view, 6> kFunctions = {"file(",   "filebase64",    "filesha",
                                                          "filemd5", "templatefile(", "filebase64sha256("};
  return std::ranges::any_of(kFunctions, [&](std::string_view function) {
    return resolved.find(function) != std::string_view::npos;
  });
}

std::vector<FileChange> CompareTexts(const std::string& name, const std::string& before,
                                     const std::string& after) {
  if (before == after) {
    return {};
  }
  return {OneFile(name, before, after)};
}

std::vector<FileChange> CompareFiles(const std::string& path, const std::string& before,
                                     const std::string& after) {
  auto old_archive = path.ends_with(".zip") ? Unzip(before) : tl::unexpected(std::string());
  auto new_archive = path.ends_with(".zip") ? Unzip(after) : tl::unexpected(std::string());
  if (!old_archive || !new_archive) {
    return CompareTexts(path, before, after);
  }
  Entries old_entries = EntriesOf(*std::move(old_archive));
  const Entries new_entries = EntriesOf(*std::move(new_archive));
  for (const auto& [name, bytes] : new_entries) {
    old_entries.try_emplace(name);
  }
  std::vector<FileChange> changes;
  for (const auto& [name, bytes] : old_entries) {
    const auto now = new_entries.find(name);
    const std::string& other = now == new_entries.end() ? std::string() : now->second;
    if (bytes != other) {
      changes.push_back(OneFile(path + "!" + name, bytes, other));
    }
  }
  return changes;
}

}  // namespace lifeboat::diff
