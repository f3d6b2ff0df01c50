#pragma once

#include <map>
#include <string>
#include <utility>

#include "lifeboat/output/write.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::output {

using Files = std::map<std::string, std::string>;

inline OutputTree TreeOf(const Files& files) {
  OutputTree tree;
  for (const auto& [path, bytes] : files) {
    tree.Add(path, bytes);
  }
  return tree;
}

/// Two trees that share nothing but RUNBOOK.md: going from one to the other changes, creates and removes.
inline const Files kOld = {{"RUNBOOK.md", "same in both"},
                           {"main.tf.json", "old main"},
                           {"modules/a/main.tf.json", "old a"},
                           {"modules/gone/deep/main.tf.json", "old gone"},
                           {"modules/kept/main.tf.json", "old beside a foreign file"}};
inline const Files kNew = {{"RUNBOOK.md", "same in both"},
                           {"main.tf.json", "new main"},
                           {"modules/a/main.tf.json", "new a"},
                           {"modules/fresh/main.tf.json", "new fresh"}};
/// Files that no manifest lists.
inline const Files kForeign = {{"out/.terraform/terraform.tfstate", "state"},
                               {"out/modules/kept/notes.txt", "notes"},
                               {"out/terraform.tfvars", "variables"},
                               {"outside.txt", "outside"}};

inline Manifest ManifestOf(std::string version) {
  Manifest manifest;
  manifest.tool_version = std::move(version);
  manifest.blueprint = "blog.yaml";
  return manifest;
}

inline FileSystem::Result<Changes> WriteOld(FileSystem& disk) {
  return Write(TreeOf(kOld), ManifestOf("1"), disk, "out", EditedFiles::Keep);
}

inline FileSystem::Result<Changes> WriteNew(FileSystem& disk) {
  return Write(TreeOf(kNew), ManifestOf("2"), disk, "out", EditedFiles::Keep);
}

/// The whole disk as it has to look with one of the trees in `out`.
inline Files DiskWith(const Files& tree, const std::string& version, const Files& foreign) {
  Files disk = foreign;
  MemoryFileSystem scratch;
  const auto done = Write(TreeOf(tree), ManifestOf(version), scratch, "out", EditedFiles::Keep);
  disk.insert(scratch.files().begin(), scratch.files().end());
  return done ? disk : Files{};
}

}  // namespace lifeboat::output
