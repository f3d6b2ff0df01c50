#include "diff/plan/entry.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "diff/new_change.h"
#include "diff/shown.h"
#include "diff/values.h"

namespace lifeboat::diff {

namespace {

using terraform::Arena;
using terraform::Member;
using terraform::Value;

constexpr std::string_view kSensitive = "(sensitive)";
constexpr std::string_view kAfterApply = "(known after apply)";

bool AnyTrue(const Value& marks) {
  const auto of_member = [](const Member& member) { return AnyTrue(member.value); };
  return marks.AsBool() || std::ranges::any_of(marks.Items(), AnyTrue) ||
         std::ranges::any_of(marks.Members(), of_member);
}

/// `value` with kUnknown wherever `marks` says true.
Value WithUnknowns(const Value& value, const Value& marks, Arena& arena) {
  if (!AnyTrue(marks)) {
    return value;
  }
  if (marks.IsObject()) {
    std::map<std::string_view, Value> members;
    for (const Member& member : value.Members()) {
      members[member.key] = member.value;
    }
    for (const Member& mark : marks.Members()) {
      Value& member = members[mark.key];
      member = WithUnknowns(member, mark.value, arena);
    }
    std::vector<Member> made;
    made.reserve(members.size());
    for (const auto& [key, member] : members) {
      made.push_back({key, member});
    }
    return Value::Of(arena.Keep(std::span<const Member>(made)));
  }
  if (marks.IsArray()) {
    std::vector<Value> items(value.Items().begin(), value.Items().end());
    items.resize(std::max(items.size(), marks.Items().size()));
    for (std::size_t i = 0; i < marks.Items().size(); ++i) {
      items[i] = WithUnknowns(items[i], marks.Items()[i], arena);
    }
    return Value::Of(arena.Keep(std::span<const Value>(items)));
  }
  return Value::Of(kUnknown);
}

Action ActionOf(const Value& actions) {
  const auto has = [&](std::string_view word) {
    return std::ranges::any_of(actions.Items(), [&](const Value& item) { return item.AsString() == word; });
  };
  if (has("delete") || has("forget")) {
    return has("create") ? Action::Replace : has("delete") ? Action::Destroy : Action::Forget;
  }
  return has("create") ? Action::Create : has("update") ? Action::Update : Action::Nothing;
}

Value ObjectAt(const Value& json, std::string_view name) {
  const Value* found = json.Find("change", name);
  return found != nullptr && found->IsObject() ? *found : Value::Of(std::span<const Member>());
}

Value AnyAt(const Value& json, std::string_view name) {
  const Value* found = json.Find("change", name);
  return found == nullptr ? Value() : *found;
}

/// Terraform shows an absent block as null or as an empty list, and an absent text as null or as an empty
/// one.
bool IsEmpty(const std::optional<std::string>& shown) {
  constexpr std::array<std::string_view, 3> kEmpty = {"[]", "{}", "\"\""};
  return !shown || std::ranges::find(kEmpty, *shown) != kEmpty.end();
}

void Replace(std::string& text, const std::string& from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// What is not known, and what is not to be seen.
void Veil(AttributeChange& attribute, const PathSet& sensitive) {
  static const std::string kShownUnknown = terraform::ToJson(Value::Of(kUnknown));
  if (attribute.after == kShownUnknown) {
    attribute.known = false;
    attribute.after.reset();
  } else if (attribute.after) {
    Replace(*attribute.after, kShownUnknown, kAfterApply);
  }
  if (!sensitive.Touches(attribute.schema_path)) {
    return;
  }
  attribute.sensitive = true;
  // The names of elements are values, too.
  attribute.path = attribute.schema_path;
  for (auto* side : {&attribute.before, &attribute.after}) {
    if (side->has_value()) {
      *side = kSensitive;
    }
  }
}

/// A path that forces a replacement is shown, also when the provider does not say what is new in it.
void AddReason(const Entry& entry, const std::string& path, const PathSet& sensitive,
               std::vector<AttributeChange>& shown) {
  PathSet reason;
  reason.Add(path);
  const auto touches = [&](const AttributeChange& one) { return reason.Touches(one.schema_path); };
  if (std::ranges::any_of(shown, touches)) {
    return;
  }
  AttributeChange attribute;
  attribute.path = attribute.schema_path = path;
  const std::string_view name = FirstName(path);
  if (HasValue(AttributeOf(entry.before, name))) {
    attribute.before = ShownLiteral(AttributeOf(entry.before, name));
  }
  if (HasValue(AttributeOf(entry.after, name))) {
    attribute.after = ShownLiteral(AttributeOf(entry.after, name));
  }
  Veil(attribute, sensitive);
  shown.push_back(std::move(attribute));
}

std::vector<AttributeChange> AttributesOf(const Value& json, Entry& entry,
                                          const PlanConfiguration& configuration) {
  PathSet sensitive;
  sensitive.AddTrue(AnyAt(json, "before_sensitive"));
  sensitive.AddTrue(AnyAt(json, "after_sensitive"));
  Differences differences = CompareLiterals(entry.change.type, entry.before, entry.after);
  const bool twice = std::ranges::any_of(differences.attributes, [](const AttributeChange& attribute) {
    return FirstName(attribute.schema_path) == "tags";
  });
  std::vector<AttributeChange> shown;
  std::vector<AttributeChange> derived;
  for (AttributeChange& attribute : differences.attributes) {
    if (IsEmpty(attribute.before) && IsEmpty(attribute.after)) {
      continue;
    }
    Veil(attribute, sensitive);
    const std::string_view name = FirstName(attribute.schema_path);
    entry.touched.Add(attribute.schema_path);
    if (!attribute.known) {
      entry.renewed.insert(std::string(name));
    }
    // Whatever AWS decides is new when a resource is; only what was written is worth a line.
    const bool written =
        attribute.known || configuration.Sets(entry.configured, name) || entry.replaces.Touches(name);
    if (!written || (twice && name == "tags_all")) {
      derived.push_back(std::move(attribute));
    } else {
      shown.push_back(std::move(attribute));
    }
  }
  for (const std::string& path : entry.replaces.paths()) {
    AddReason(entry, path, sensitive, shown);
  }
  return shown.empty() ? derived : shown;
}

/// `a.b` of `module.a.module.b`.
std::string ModuleOf(std::string_view address) {
  std::string name(address);
  Replace(name, ".module.", ".");
  return name.starts_with("module.") ? name.substr(7) : name;
}

}  // namespace

Value AttributeOf(const Value& object, std::string_view name) {
  const Value* found = object.Find(name);
  return found == nullptr ? Value() : *found;
}

bool HasValue(const Value& value) {
  return !value.IsNull() && !(value.IsString() && value.AsString().empty());
}

Entry ReadEntry(const Value& json, const PlanConfiguration& configuration, const PlanContext& context,
                Arena& arena) {
  Entry entry;
  Change& change = entry.change;
  change.address = json.TextAt("address");
  change.type = json.TextAt("type");
  change.module = ModuleOf(json.TextAt("module_address"));
  const std::string_view former = json.TextAt("previous_address");
  if (!former.empty() && former != change.address) {
    change.former = former;
  }
  change.action = ActionOf(AnyAt(json, "actions"));
  entry.configured = WithoutKeys(change.address);
  change.region = configuration.RegionOf(entry.configured);
  if (context.tree != nullptr) {
    const terraform::Block* block = context.tree->configuration.Find(entry.configured);
    if (block != nullptr) {
      change.field = block->field();
      change.region = context.tree->configuration.RegionOf(block->provider);
    }
    change.place = PlaceOf(context.tree->places, entry.configured);
  }
  entry.before = ObjectAt(json, "before");
  entry.after = WithUnknowns(ObjectAt(json, "after"), AnyAt(json, "after_unknown"), arena);
  entry.replaces.AddPaths(AnyAt(json, "replace_paths"));
  if (change.action == Action::Update || change.action == Action::Replace) {
    change.attributes = AttributesOf(json, entry, configuration);
  }
  return entry;
}

bool IsAbout(const OwnedAttribute& owned, const Entry& entry, const AttributeChange& attribute,
             const PlanConfiguration& configuration) {
  const std::string_view path = attribute.schema_path;
  return owned.type == entry.change.type && entry.change.module.starts_with(owned.module) &&
         path.starts_with(owned.attribute) &&
         (path.size() == owned.attribute.size() || path[owned.attribute.size()] == '.') &&
         (owned.beside.empty() || configuration.Sets(entry.configured, owned.beside)) &&
         (owned.held_at.empty() || attribute.before == owned.held_at || attribute.after == owned.held_at);
}

}  // namespace lifeboat::diff
