#include "diff/renames.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lifeboat::diff {

namespace {

/// An entry of one of the blueprint's maps.
struct Entry {
  std::string_view section;
  std::string_view key;

  friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// `databases.blog` and what is below it; nullopt for what has no name of its own.
std::optional<Entry> EntryOf(std::string_view field) {
  const std::size_t dot = field.find('.');
  const std::string_view section = field.substr(0, dot);
  if (dot == std::string_view::npos ||
      (section != "services" && section != "databases" && section != "buckets")) {
    return std::nullopt;
  }
  const std::string_view rest = field.substr(dot + 1);
  return Entry{section, rest.substr(0, rest.find('.'))};
}

std::set<Entry> EntriesOf(const terraform::Configuration& configuration) {
  std::set<Entry> entries;
  for (const terraform::Block& block : configuration.blocks()) {
    if (const auto entry = EntryOf(block.field())) {
      entries.insert(*entry);
    }
  }
  return entries;
}

/// The modules and types of an entry's resources, as far as they are destroyed or created.
using Shape = std::multiset<std::pair<std::string_view, std::string_view>>;

Shape ShapeOf(const ChangeMap& changes, const Entry& entry, Action action) {
  Shape shape;
  for (const auto& [address, change] : changes) {
    if (change.action == action && EntryOf(change.field) == entry) {
      shape.emplace(change.module, change.type);
    }
  }
  return shape;
}

Change* MostDangerous(ChangeMap& changes, const Entry& entry) {
  Change* worst = nullptr;
  for (auto& [address, change] : changes) {
    if (change.action == Action::Destroy && EntryOf(change.field) == entry &&
        (worst == nullptr || change.risk > worst->risk)) {
      worst = &change;
    }
  }
  return worst;
}

}  // namespace

void HintAtRenames(const Scene& scene, ChangeMap& changes) {
  const std::set<Entry> before = EntriesOf(scene.before.configuration());
  const std::set<Entry> after = EntriesOf(scene.after.configuration());
  std::vector<Entry> gone;
  std::vector<Entry> fresh;
  std::ranges::set_difference(before, after, std::back_inserter(gone));
  std::ranges::set_difference(after, before, std::back_inserter(fresh));
  for (const Entry& old : gone) {
    const Shape shape = ShapeOf(changes, old, Action::Destroy);
    std::vector<Entry> alike;
    std::ranges::copy_if(fresh, std::back_inserter(alike), [&](const Entry& entry) {
      return entry.section == old.section && ShapeOf(changes, entry, Action::Create) == shape;
    });
    Change* worst = alike.size() == 1 ? MostDangerous(changes, old) : nullptr;
    if (worst != nullptr) {
      worst->notes.push_back(
          {Note::Kind::Hint,
           fmt::format("`{0}.{2}` has just such resources: if it is the same one under another "
                       "name, write `was: {1}` under `{0}.{2}`, and nothing is destroyed",
                       old.section, old.key, alike.front().key)});
    }
  }
}

}  // namespace lifeboat::diff
