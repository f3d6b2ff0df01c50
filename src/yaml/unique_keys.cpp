#include "yaml/unique_keys.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

namespace lifeboat::yaml {
namespace {

constexpr diag::Def<std::string_view> kDuplicate{diag::Kind::DuplicateKey, "the key `{}` comes twice"};

/// For each entry the first one with its key.
std::vector<std::uint32_t> FirstOfEach(const std::vector<Entry>& entries) {
  // Sorting rather than hashing: a file cannot be made to collide, and the order of reports is the file's.
  std::vector<std::uint32_t> sorted(entries.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return entries[a].key < entries[b].key; });
  std::vector<std::uint32_t> first(entries.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const bool repeats = i > 0 && entries[sorted[i]].key == entries[sorted[i - 1]].key;
    first[sorted[i]] = repeats ? first[sorted[i - 1]] : sorted[i];
  }
  return first;
}

/// Most maps are small and clean, and need no memory to find that out.
bool AreFewAndUnique(const std::vector<Entry>& entries) {
  constexpr std::size_t kFew = 12;
  if (entries.size() > kFew) return false;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (entries[i].key == entries[j].key) return false;
    }
  }
  return true;
}

}  // namespace

void ReportDuplicate(diag::Sink& sink, std::string_view key, source::Span again, source::Span first,
                     std::string help) {
  Build(sink, kDuplicate, again, key).Label(first, "first here").Help(std::move(help)).Report();
}

void RemoveDuplicates(std::vector<Entry>& entries, diag::Sink* sink) {
  if (AreFewAndUnique(entries)) return;
  const std::vector<std::uint32_t> first = FirstOfEach(entries);
  std::size_t kept = 0;
  // Reports first: moving the entries would empty what the reports name.
  for (std::size_t i = 0; sink != nullptr && i < entries.size(); ++i) {
    if (first[i] == i) continue;
    ReportDuplicate(*sink, entries[i].key, entries[i].key_span, entries[first[i]].key_span,
                    "remove one of the two");
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (first[i] != i) continue;
    if (kept != i) entries[kept] = std::move(entries[i]);
    ++kept;
  }
  entries.resize(kept);
}

}  // namespace lifeboat::yaml
