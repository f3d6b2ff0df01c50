#include <algorithm>
#include <future>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lifeboat/diff/diff.h"

#include "diff/cascade.h"
#include "diff/new_change.h"
#include "diff/rate.h"
#include "diff/recovery_change.h"
#include "diff/recovery_rules.h"
#include "diff/refusals.h"
#include "diff/renames.h"
#include "diff/root_settings.h"
#include "diff/scene.h"
#include "diff/values.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Configuration;
using terraform::Mode;
using terraform::Value;

/// What is for Terraform, not for AWS, and what a reviewer should see all the same.
void CompareLifecycle(Scene& scene, const Block& before, const Block& after, Change& change) {
  const Value* a = before.body.Find("lifecycle");
  const Value* b = after.body.Find("lifecycle");
  const Value none;
  Differences differences = CompareValues(scene, {}, "lifecycle", before.module, a == nullptr ? none : *a,
                                          after.module, b == nullptr ? none : *b);
  for (AttributeChange& attribute : differences.attributes) {
    attribute.ignored = true;
    change.attributes.push_back(std::move(attribute));
  }
}

std::optional<Change> CompareBlocks(Scene& scene, const Block& before, const Block& after) {
  Change change = NewChange(scene.after.configuration(), after);
  if (before.address != after.address) {
    change.former = before.address;
  }
  Differences differences = CompareArguments(scene, before, after);
  if (after.mode == Mode::Managed) {
    change.attributes = std::move(differences.attributes);
    change.files = std::move(differences.files);
  }
  Rate(change);
  CompareLifecycle(scene, before, after, change);
  if (RegionMoves(scene, before, after)) {
    AddRegionMove(scene, before, after, change);
  }
  if (change.action == Action::Nothing && change.attributes.empty() && !change.former) {
    return std::nullopt;
  }
  return change;
}

/// Every managed block, and others that keep Terraform from going on.
bool Counts(const Block& block) {
  return block.mode == Mode::Managed || (block.mode == Mode::Data && block.body.Find("lifecycle") != nullptr);
}

ChangeMap CompareAll(Scene& scene) {
  ChangeMap changes;
  const Configuration& before = scene.before.configuration();
  const Configuration& after = scene.after.configuration();
  std::set<std::string_view> moved_to;
  for (const auto& [from, to] : scene.moves()) {
    moved_to.insert(to);
  }
  for (const Block& block : before.blocks()) {
    if (!Counts(block)) {
      continue;
    }
    const auto moved = scene.moves().find(block.address);
    const Block* other = after.Find(moved == scene.moves().end() ? block.address : moved->second);
    if (other != nullptr) {
      if (auto change = CompareBlocks(scene, block, *other)) {
        changes.emplace(other->address, *std::move(change));
      }
      continue;
    }
    Change change = NewChange(before, block);
    change.action = block.mode != Mode::Managed                 ? Action::Nothing
                    : after.forgotten().contains(block.address) ? Action::Forget
                                                                : Action::Destroy;
    Rate(change);
    changes.emplace(block.address, std::move(change));
  }
  for (const Block& block : after.blocks()) {
    if (!Counts(block) || before.Find(block.address) != nullptr || moved_to.contains(block.address)) {
      continue;
    }
    Change change = NewChange(after, block);
    const auto taken_over = after.imports().find(block.address);
    change.action =
        block.mode == Mode::Managed && taken_over == after.imports().end() ? Action::Create : Action::Nothing;
    Rate(change);
    if (taken_over != after.imports().end()) {
      change.notes.push_back(
          {Note::Kind::Chain,
           fmt::format("taken over: `{}` is in AWS and comes into the state", taken_over->second)});
    }
    changes.emplace(block.address, std::move(change));
  }
  return changes;
}

/// Files that no module reads and that are no configuration: the runbook.
std::vector<std::string> OtherFiles(const terraform::Files& before, const terraform::Files& after) {
  const auto counts = [](const std::string& path) {
    return path.find('/') == std::string::npos && !path.ends_with(".tf.json") &&
           !path.ends_with(".lock.json");
  };
  std::vector<std::string> files;
  for (const auto& [path, bytes] : before) {
    const auto other = after.find(path);
    if (counts(path) && (other == after.end() || other->second != bytes)) {
      files.push_back(path);
    }
  }
  for (const auto& [path, bytes] : after) {
    if (counts(path) && !before.contains(path)) {
      files.push_back(path);
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Changes Compare(const Side& before, const Side& after) {
  // Takes half as long as comparing all arguments of a large configuration, which does not need it yet.
  auto readers =
      std::async(std::launch::async, [&after] { return terraform::ReaderIndex(after.configuration); });
  Scene scene(before.configuration, after.configuration);
  ChangeMap map = CompareAll(scene);
  FollowChanges(scene, map, readers.get());
  HintAtRenames(scene, map);
  NoteRefusals(scene, map);
  std::vector<Change> settings = CompareRoots(scene);
  NoteHarm(scene, map, settings);
  Changes result;
  for (auto& [address, change] : map) {
    change.place = PlaceOf(change.action == Action::Destroy ? before.places : after.places, address);
    result.changes.push_back(std::move(change));
  }
  std::ranges::move(settings, std::back_inserter(result.changes));
  if (before.recovery && after.recovery) {
    result.recovery = CompareRecovery(*before.recovery, *after.recovery);
  }
  SortByDanger(result.changes);
  result.files = OtherFiles(before.configuration.files(), after.configuration.files());
  return result;
}

void SortByDanger(std::vector<Change>& changes) {
  const auto key = [](const Change& change) {
    return std::tuple(static_cast<int>(change.risk) * -1, !change.HarmsRecovery(),
                      std::string_view(change.module), std::string_view(change.address));
  };
  std::ranges::sort(changes, [&](const Change& a, const Change& b) { return key(a) < key(b); });
}

}  // namespace lifeboat::diff
