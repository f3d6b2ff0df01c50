#include "diff/roles.h"

#include <algorithm>
#include <array>

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Mode;
using terraform::Value;

constexpr std::string_view kTriggers = "failover.triggers.";

/// What a block of Terraform calls a key of the blueprint.
std::string TerraformName(std::string_view key) {
  std::string name(key);
  std::ranges::replace(name, '-', '_');
  return name;
}

std::set<std::string, std::less<>> OwnersIn(const terraform::Configuration& configuration) {
  std::set<std::string, std::less<>> owners;
  for (const Block& block : configuration.blocks()) {
    if (const std::string_view owner = OwnerOf(block.field()); !owner.empty()) {
      owners.emplace(owner);
    }
  }
  return owners;
}

bool IsAlarm(const Block& block) { return block.type == harm::kAlarm || block.type == harm::kComposite; }

}  // namespace

std::string_view OwnerOf(std::string_view field) {
  constexpr std::array<std::string_view, 3> kSections = {"services.", "databases.", "buckets."};
  for (const std::string_view section : kSections) {
    if (field.starts_with(section)) {
      return field.substr(0, field.find('.', section.size()));
    }
  }
  return {};
}

bool TellsSomebody(const Block& alarm) {
  const Value* actions = alarm.body.Find("alarm_actions");
  return actions != nullptr && !actions->Items().empty();
}

std::string_view SignalOf(std::string_view field) {
  return field.starts_with(kTriggers) ? field.substr(kTriggers.size()) : std::string_view();
}

Roles::Roles(const Scene& scene) {
  terraform::Resolver resolver(scene.before.configuration());  // with the old addresses
  FindSignals(resolver);
  FindDatabases(resolver);
  FindRemoved(scene);
}

/// What the rules of composite alarms name; an alarm of the primary region that the prober repeats has the
/// same name in both.
void Roles::FindSignals(terraform::Resolver& resolver) {
  const terraform::Configuration& before = resolver.configuration();
  std::set<std::string_view> repeated;
  for (const Block& block : before.blocks()) {
    if (block.type != harm::kComposite) {
      continue;
    }
    for (const terraform::Reference& reference :
         resolver.Resolve(block.module, block.body.TextAt("alarm_rule")).references) {
      const Block* alarm = before.Find(reference.address);
      if (alarm == nullptr || !IsAlarm(*alarm)) {
        continue;
      }
      const bool signal = !SignalOf(alarm->field()).empty();
      (signal ? signals_ : guards_).insert(alarm->address);
      if (signal) {
        repeated.insert(alarm->name);
      }
    }
  }
  for (const Block& block : before.blocks()) {
    if (IsAlarm(block) && block.provider == "primary" && repeated.contains(block.name) &&
        !SignalOf(block.field()).empty()) {
      signals_.insert(block.address);
    }
  }
}

void Roles::FindDatabases(terraform::Resolver& resolver) {
  for (const Block& block : resolver.configuration().blocks()) {
    const std::string_view source = block.body.TextAt("replicate_source_db");
    if (block.type != "aws_db_instance" || source.empty()) {
      continue;
    }
    replicas_.insert(block.address);
    for (const terraform::Reference& reference : resolver.Resolve(block.module, source).references) {
      sources_.insert(reference.address);
    }
  }
}

void Roles::FindRemoved(const Scene& scene) {
  removed_ = OwnersIn(scene.before.configuration());
  for (const std::string& owner : OwnersIn(scene.after.configuration())) {
    if (removed_.erase(owner) > 0) {
      stays_.insert(owner);
    }
  }
  // What moves is called otherwise, and stays.
  for (const auto& [from, to] : scene.moves()) {
    removed_.erase(std::string(OwnerOf(scene.before.configuration().Find(from)->field())));
  }
  for (const Block& block : scene.before.configuration().blocks()) {
    if (block.mode != Mode::Managed || !LeavesWithOwner(block)) {
      continue;
    }
    removed_names_.push_back(block.address);
    for (const std::string_view attribute : {"identifier", "name", "bucket"}) {
      const std::string_view text = block.body.TextAt(attribute);
      if (!text.empty() && text.find("${") == std::string_view::npos) {
        removed_names_.emplace_back(text);
      }
    }
  }
}

bool Roles::Plays(const Block& block, Part part) const {
  switch (part) {
    case Part::Any:
      return true;
    case Part::Primary:
      return block.provider == "primary";
    case Part::Dr:
      return block.provider == "dr";
    case Part::Signal:
      return signals_.contains(block.address);
    case Part::Watch:
      return IsAlarm(block) && block.provider == "dr" && TellsSomebody(block) &&
             !guards_.contains(block.address) && block.type == harm::kAlarm &&
             (block.field() == "failover" || block.body.TextAt("metric_name") == "ReplicaLag");
    case Part::Replica:
      return replicas_.contains(block.address);
    case Part::Source:
      return sources_.contains(block.address);
  }
  return false;
}

bool Roles::LeavesWithOwner(const Block& block) const {
  if (removed_.contains(OwnerOf(block.field()))) {
    return true;
  }
  return std::ranges::any_of(removed_, [&](const std::string& owner) {
    const std::string name = TerraformName(std::string_view(owner).substr(owner.find('.') + 1));
    return SignalOf(block.field()).empty() && block.field() != "failover"
               ? false
               : block.name == name || block.name.ends_with("_" + name);
  });
}

}  // namespace lifeboat::diff
