#include "diff/report/outline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "diff/report/words.h"

namespace lifeboat::diff {

namespace {

constexpr std::size_t kFewestSimilar = 3;

/// A text in which everything stands that is told of a change but its address. Parts end with a byte that no
/// text of a report holds.
std::string ShapeOf(const Change& change) {
  std::string shape;
  const auto add = [&](std::string_view text) { shape.append(text).push_back('\0'); };
  const auto add_value = [&](const std::optional<std::string>& value) { add(value ? "=" + *value : "-"); };
  add(NameOf(change.risk));
  add(NameOf(change.action));
  add(change.former ? *change.former : "");
  add(change.approved.value_or(""));
  add(change.approved ? "approved" : "");
  for (const AttributeChange& attribute : change.attributes) {
    add(attribute.path);
    add_value(attribute.before);
    add_value(attribute.after);
    add(attribute.known ? "" : "unknown");
    add(attribute.sensitive ? "sensitive" : "");
    add(attribute.why);
    add(attribute.because);
  }
  for (const FileChange& file : change.files) {
    add(InnerPath(file.path));
    add(HunksTextOf(file));
  }
  for (const Note& note : change.notes) {
    add(note.text);
  }
  for (const std::string& address : change.chain) {
    add(address);
  }
  if (change.attributes.empty() && change.files.empty() && change.notes.empty() && change.chain.empty()) {
    add(TitleOf(change));  // there is nothing to be saved by putting it with others
  }
  return shape;
}

/// The part of an address in front of its name, without the module.
std::string_view TypeIn(std::string_view address) {
  const std::string_view stem = address.substr(0, address.substr(0, address.find('[')).rfind('.'));
  return stem.substr(stem.rfind('.') + 1);
}

/// A text in which everything stands that tells kinds of changes apart, and no value.
std::string KindOf(const Change& change) {
  std::string kind;
  const auto add = [&](std::string_view text) { kind.append(text).push_back('\0'); };
  add(NameOf(change.risk));
  add(NameOf(change.action));
  add(change.type);
  add(change.former ? "moved" : "");
  add(change.approved.value_or(""));
  for (const AttributeChange& attribute : change.attributes) {
    add(attribute.schema_path);
    add(attribute.why);
    add(attribute.known ? "" : "unknown");
  }
  for (const FileChange& file : change.files) {
    add(InnerPath(file.path));
    for (const std::string_view line : HunksOf(file)) {
      if (line.starts_with('+') || line.starts_with('-')) {
        add(line.substr(0, line.find_first_of("=:")));  // which setting; its value is what may differ
      }
    }
  }
  for (const Note& note : change.notes) {
    add(note.text);
  }
  for (const std::string& address : change.chain) {
    add(TypeIn(address));
  }
  if (change.type.empty() || (change.attributes.empty() && change.files.empty())) {
    add(change.address);  // nothing of it would be told by another one
  }
  return kind;
}

/// Where the last name of an address begins: behind the last dot that is outside of brackets.
std::size_t LastName(std::string_view address) {
  const std::size_t bracket = address.find('[');
  const std::size_t dot = address.substr(0, bracket).rfind('.');
  return dot == std::string_view::npos ? 0 : dot + 1;
}

bool IsTerse(const Change& change) {
  if (change.risk != Risk::None || !change.notes.empty() || change.former) {
    return false;
  }
  return change.action == Action::Create || change.address.starts_with("output.") ||
         change.address.starts_with("variable.");
}

/// Finds, or makes, the one with this key.
template <class T, class Key>
T& Among(std::vector<T>& all, const Key& key, Key T::*member) {
  const auto found = std::ranges::find(all, key, member);
  if (found != all.end()) {
    return *found;
  }
  T made;
  made.*member = key;
  all.push_back(std::move(made));
  return all.back();
}

std::string TitleOf(const Entry& entry) {
  std::set<std::string> titles;
  std::set<std::string_view> modules;
  for (const auto* changes : {&entry.changes, &entry.similar}) {
    for (const Change* change : *changes) {
      titles.insert(TitleOf(*change));
      modules.insert(change->module.empty() ? "root" : std::string_view(change->module));
    }
  }
  if (titles.size() == 1) {
    return *titles.begin();
  }
  return modules.size() == 2 ? fmt::format("{}", fmt::join(modules, " and ")) : "several modules";
}

/// Puts those together that differ in nothing but addresses, then those that differ in values.
std::vector<Entry> EntriesOf(const std::vector<const Change*>& changes) {
  std::map<std::string, std::size_t> alike;
  std::vector<Entry> entries;
  for (const Change* change : changes) {
    const auto [found, is_new] = alike.try_emplace(ShapeOf(*change), entries.size());
    if (is_new) {
      entries.push_back({{change}});
    } else {
      entries[found->second].changes.push_back(change);
    }
  }
  std::map<std::string, std::vector<std::size_t>> kinds;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    kinds[KindOf(entries[i].first())].push_back(i);
  }
  for (const auto& [kind, members] : kinds) {
    for (std::size_t i = 1; members.size() >= kFewestSimilar && i < members.size(); ++i) {
      auto& others = entries[members[i]].changes;
      std::ranges::move(others, std::back_inserter(entries[members.front()].similar));
      others.clear();
    }
  }
  std::erase_if(entries, [](const Entry& entry) { return entry.changes.empty(); });
  return entries;
}

void AddBatch(const Change& change, std::vector<Batch>& batches,
              std::map<std::pair<std::string_view, std::string_view>, std::size_t>& known) {
  const std::string_view address = change.address;
  const std::size_t name = LastName(address);
  const std::string_view sign = change.action == Action::Create    ? "+"
                                : change.action == Action::Destroy ? "-"
                                                                   : "~";
  const std::string_view stem = address.substr(0, name == 0 ? 0 : name - 1);
  const auto [place, is_new] = known.try_emplace({sign, stem}, batches.size());
  if (is_new) {
    batches.push_back({sign, std::string(stem), {}});
  }
  batches[place->second].names.push_back(address.substr(name));
}

}  // namespace

std::string TitleOf(const Change& change) {
  const std::string module = change.module.empty() ? "root" : change.module;
  return change.region.empty() ? module : module + ", " + change.region;
}

Outline OutlineOf(const std::vector<Change>& changes) {
  Outline outline;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> batches;
  std::vector<const Change*> others;
  for (const Change& change : changes) {
    if (IsTerse(change)) {
      AddBatch(change, outline.batches, batches);
    } else {
      others.push_back(&change);
    }
  }
  for (Entry& entry : EntriesOf(others)) {
    Section& section = Among(outline.sections, entry.first().risk, &Section::risk);
    section.changes += entry.size();
    Among(section.parts, TitleOf(entry), &Part::title).entries.push_back(std::move(entry));
  }
  return outline;
}

}  // namespace lifeboat::diff
