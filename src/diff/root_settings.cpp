#include "diff/root_settings.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "diff/rate.h"
#include "diff/values.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Configuration;
using terraform::Value;

/// The change of one setting, if there is any.
void Add(Scene& scene, std::vector<Change>& changes, std::string address, const Value* before,
         const Value* after, Risk risk, std::string_view why) {
  const Value none;
  Differences differences = CompareValues(scene, {}, {}, {}, before == nullptr ? none : *before, {},
                                          after == nullptr ? none : *after);
  if (differences.attributes.empty()) {
    return;
  }
  Change change;
  change.address = std::move(address);
  change.action = before == nullptr ? Action::Create : after == nullptr ? Action::Destroy : Action::Update;
  change.risk = risk;
  change.attributes = std::move(differences.attributes);
  for (AttributeChange& attribute : change.attributes) {
    attribute.risk = risk;
    attribute.why = why;
  }
  changes.push_back(std::move(change));
}

/// One change a member of either.
void AddEach(Scene& scene, std::vector<Change>& changes, std::string_view prefix, const Value& before,
             const Value& after) {
  std::set<std::string_view> names;
  for (const Value* side : {&before, &after}) {
    for (const auto& member : side->Members()) {
      names.insert(member.key);
    }
  }
  for (const std::string_view name : names) {
    Add(scene, changes, fmt::format("{}.{}", prefix, name), before.Find(name), after.Find(name), Risk::None,
        {});
  }
}

}  // namespace

bool RegionMoves(const Scene& scene, const Block& before, const Block& after) {
  const std::string_view from = scene.before.configuration().RegionOf(before.provider);
  const std::string_view to = scene.after.configuration().RegionOf(after.provider);
  return !from.empty() && !to.empty() && from != to;
}

void AddRegionMove(const Scene& scene, const Block& before, const Block& after, Change& change) {
  change.action = Action::Replace;
  AttributeChange attribute;
  attribute.path = attribute.schema_path = "region";
  attribute.before = scene.before.configuration().RegionOf(before.provider);
  attribute.after = scene.after.configuration().RegionOf(after.provider);
  attribute.risk = Risk::Replace;
  attribute.why = "Terraform does not find it there and makes a new one; the old one stays, unmanaged";
  change.attributes.insert(change.attributes.begin(), std::move(attribute));
  Change rated = change;
  rated.attributes.clear();
  Rate(rated);
  change.risk = rated.risk;
  change.notes = rated.notes;
}

std::vector<Change> CompareRoots(Scene& scene) {
  std::vector<Change> changes;
  const Configuration& before = scene.before.configuration();
  const Configuration& after = scene.after.configuration();
  std::set<std::string_view> aliases;
  for (const Configuration* side : {&before, &after}) {
    for (const auto& [alias, provider] : side->providers()) {
      aliases.insert(alias);
    }
  }
  for (const std::string_view alias : aliases) {
    const auto a = before.providers().find(alias);
    const auto b = after.providers().find(alias);
    Add(scene, changes, fmt::format("provider.aws{}{}", alias.empty() ? "" : ".", alias),
        a == before.providers().end() ? nullptr : &a->second,
        b == after.providers().end() ? nullptr : &b->second, Risk::InPlace,
        "for every resource of this provider");
  }
  Add(scene, changes, "terraform.backend", before.terraform().Find("backend"),
      after.terraform().Find("backend"), Risk::Disruptive,
      "the state moves: `terraform init -migrate-state`, with nobody else at work");
  Add(scene, changes, "terraform.required_providers", before.terraform().Find("required_providers"),
      after.terraform().Find("required_providers"), Risk::None, "`terraform init -upgrade`");
  Add(scene, changes, "terraform.required_version", before.terraform().Find("required_version"),
      after.terraform().Find("required_version"), Risk::None, {});
  AddEach(scene, changes, "output", before.outputs(), after.outputs());
  AddEach(scene, changes, "variable", before.variables(), after.variables());
  return changes;
}

}  // namespace lifeboat::diff
