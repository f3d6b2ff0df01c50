#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "lifeboat/support/digest.h"

#include "plan.h"
#include "recover.h"

namespace lifeboat::output {
namespace {

// Builds one Plan. Every path is looked at once.
class Planner {
 public:
  Planner(const Directory& directory, std::map<std::string, std::string> old_files, Plan& plan)
      : directory_(directory), old_files_(std::move(old_files)), plan_(plan) {}

  FileSystem::Result<void> Want(const std::string& path, const std::string& bytes) {
    const auto found = directory_.Look(path);
    if (!found) {
      return tl::unexpected(found.error());
    }
    if (found->kind == Found::Kind::File && found->bytes == bytes) {
      ++plan_.changes.unchanged;
      return {};
    }
    Put(path, bytes, *found);
    if (found->kind == Found::Kind::Missing || IsEmptied(path, *found)) {
      plan_.changes.created.push_back(path);
    } else if (IsAsLeft(path, *found)) {
      plan_.changes.changed.push_back(path);
    } else {
      Edited(path, *found);
    }
    return {};
  }

  FileSystem::Result<void> DropOthers(const std::map<std::string, std::string>& wanted) {
    for (const auto& [path, digest] : old_files_) {
      if (wanted.count(path) != 0) {
        continue;
      }
      const auto found = directory_.Look(path);
      if (!found) {
        return tl::unexpected(found.error());
      }
      // Somebody's folder where Lifeboat had a file, or a link to elsewhere on the way: nothing of Lifeboat's
      // is left.
      if (found->kind == Found::Kind::Missing || found->kind == Found::Kind::Blocked) {
        continue;
      }
      plan_.journal.removals.push_back({path, found->Fingerprint()});
      if (IsAsLeft(path, *found) || IsEmptied(path, *found)) {
        plan_.changes.removed.push_back(path);
      } else {
        plan_.changes.edited.push_back(path);
      }
    }
    return {};
  }

  // The manifest is the writer's own bookkeeping: `intact` says whether what is there is a manifest at all.
  void WantManifest(const std::string& bytes, const Found& found, bool intact) {
    const std::string path(kManifestName);
    if (found.kind == Found::Kind::File && found.bytes == bytes) {
      ++plan_.changes.unchanged;
      return;
    }
    Put(path, bytes, found);
    if (found.kind == Found::Kind::Missing) {
      plan_.changes.created.push_back(path);
    } else if (intact) {
      plan_.changes.changed.push_back(path);
    } else {
      Edited(path, found);
    }
  }

 private:
  bool IsAsLeft(const std::string& path, const Found& found) const {
    const auto listed = old_files_.find(path);
    return listed != old_files_.end() && found.kind == Found::Kind::File &&
           found.Fingerprint() == listed->second;
  }

  // A power cut leaves files empty that were not synced; an empty file holds nobody's work.
  bool IsEmptied(const std::string& path, const Found& found) const {
    return old_files_.count(path) != 0 && found.kind == Found::Kind::File && found.bytes.empty();
  }

  void Put(const std::string& path, const std::string& bytes, const Found& found) {
    plan_.journal.puts.push_back({path, Sha256Hex(bytes), found.Fingerprint()});
    plan_.bytes.push_back(bytes);
  }

  void Edited(const std::string& path, const Found& found) {
    if (found.kind == Found::Kind::Blocked) {
      plan_.blocked.push_back(found.blocker);
    }
    plan_.changes.edited.push_back(found.kind == Found::Kind::Blocked ? found.blocker : path);
  }

  const Directory& directory_;
  std::map<std::string, std::string> old_files_;
  Plan& plan_;
};

void SortUnique(std::vector<std::string>& paths) {
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
}

}  // namespace

FileSystem::Result<Plan> MakePlan(const OutputTree& tree, Manifest manifest, const Directory& directory) {
  manifest.files.clear();
  for (const auto& [path, bytes] : tree.files()) {
    manifest.files[path] = Sha256Hex(bytes);
  }
  const auto old_manifest = directory.Look(std::string(kManifestName));
  if (!old_manifest) {
    return tl::unexpected(old_manifest.error());
  }
  const std::optional<Manifest> old = FromJson(old_manifest->bytes);

  Plan plan;
  plan.has_old_tree = old_manifest->kind != Found::Kind::Missing;
  Planner planner(directory, old ? old->files : std::map<std::string, std::string>{}, plan);
  for (const auto& [path, bytes] : tree.files()) {
    if (auto done = planner.Want(path, bytes); !done) {
      return tl::unexpected(done.error());
    }
  }
  if (auto done = planner.DropOthers(tree.files()); !done) {
    return tl::unexpected(done.error());
  }
  planner.WantManifest(ToJson(manifest), *old_manifest, old.has_value());
  // Somebody removed the staging folder of an interrupted Write: the end of any Write removes the tripwire.
  if (directory.files().KindOf(directory.At(kTripwireName)) != FileSystem::Kind::Missing) {
    plan.changes.removed.emplace_back(kTripwireName);
  }
  for (auto* paths : {&plan.changes.created, &plan.changes.changed, &plan.changes.removed,
                      &plan.changes.edited, &plan.blocked}) {
    SortUnique(*paths);
  }
  return plan;
}

FileSystem::Result<Changes> Compare(const OutputTree& tree, const Manifest& manifest, FileSystem& files,
                                    const std::string& directory_path) {
  const Directory directory(files, directory_path);
  if (IsInterrupted(directory)) {
    return tl::unexpected(fmt::format(
        "{}: a compile was interrupted here; run `lifeboat compile` again to finish it", directory.path()));
  }
  auto plan = MakePlan(tree, manifest, directory);
  if (!plan) {
    return tl::unexpected(plan.error());
  }
  return std::move(plan->changes);
}

}  // namespace lifeboat::output
