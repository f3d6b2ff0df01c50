#include "lifeboat/output/write.h"

#include <set>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "plan.h"
#include "recover.h"

namespace lifeboat::output {
namespace {

using Done = FileSystem::Result<void>;

// Writes all files of a plan for an empty place below `root`, the manifest last.
Done WriteAll(const Plan& plan, FileSystem& files, const std::string& root) {
  std::set<std::string> folders;
  for (std::size_t i = 0; i < plan.bytes.size(); ++i) {
    const std::string path = root + "/" + plan.journal.puts[i].path;
    if (std::string folder(ParentOf(path)); folders.insert(folder).second) {
      if (auto done = files.CreateDirectories(folder); !done) {
        return done;
      }
    }
    if (auto done = files.Write(path, plan.bytes[i]); !done) {
      return done;
    }
  }
  // After a power cut the manifest tells files that were lost from files that somebody edited.
  return files.Sync(fmt::format("{}/{}", root, kManifestName));
}

// A directory that does not exist appears complete, or not at all.
Done WriteNew(const Plan& plan, const Directory& directory) {
  FileSystem& files = directory.files();
  const std::string sibling = directory.Sibling();
  if (auto done = files.CreateDirectories(sibling); !done) {
    return done;
  }
  const auto lock = files.Lock(sibling);
  if (!lock) {
    return tl::unexpected(lock.error());
  }
  auto done = WriteAll(plan, files, sibling);
  if (done) {
    done = files.Rename(sibling, directory.path());
  }
  if (!done) {
    // The error that is worth telling is the first one; what stays here goes with the next Write.
    static_cast<void>(RemoveAll(files, sibling));
  }
  return done;
}

// Everything up to the commit point: the journal's rename.
Done Commit(const Plan& plan, const Directory& directory) {
  FileSystem& files = directory.files();
  const auto write = [&](const std::string& path, std::string_view bytes, bool sync) -> Done {
    auto done = files.Write(path, bytes);
    return done && sync ? files.Sync(path) : done;
  };
  if (auto done = files.CreateDirectories(directory.Staging()); !done) {
    return done;
  }
  for (std::size_t i = 0; i < plan.bytes.size(); ++i) {
    // The manifest always, as in WriteAll.
    const bool sync = plan.has_old_tree || plan.journal.puts[i].path == kManifestName;
    if (auto done = write(directory.Staged(std::to_string(i)), plan.bytes[i], sync); !done) {
      return done;
    }
  }
  const std::string draft = directory.Staged(kJournalDraftName);
  if (auto done = write(draft, ToJson(plan.journal), /*sync=*/true); !done) {
    return done;
  }
  return files.Rename(draft, directory.Staged(kJournalName));
}

Done WriteOver(const Plan& plan, const Directory& directory) {
  FileSystem& files = directory.files();
  if (auto done = Commit(plan, directory); !done) {
    if (files.KindOf(directory.Staging()) == FileSystem::Kind::Directory) {
      static_cast<void>(ClearStaging(directory));
    }
    return done;
  }
  return Finish(directory, plan.journal, Run::First, plan.has_old_tree);
}

}  // namespace

FileSystem::Result<Changes> Write(const OutputTree& tree, Manifest manifest, FileSystem& files,
                                  const std::string& directory_path, EditedFiles edited) {
  const Directory directory(files, directory_path);
  const bool is_new = !directory.Exists() && !directory.Sibling().empty();
  if (!is_new && !directory.Exists()) {
    if (auto done = files.CreateDirectories(directory.path()); !done) {
      return tl::unexpected(done.error());
    }
  }
  const auto lock = is_new ? nullptr : files.Lock(directory.path());
  if (!lock) {
    return tl::unexpected(lock.error());
  }
  if (auto done = RecoverLocked(directory); !done) {
    return tl::unexpected(done.error());
  }
  auto plan = MakePlan(tree, std::move(manifest), directory);
  if (!plan) {
    return tl::unexpected(plan.error());
  }
  if (!plan->changes.edited.empty() && edited == EditedFiles::Keep) {
    return std::move(plan->changes);
  }
  if (!plan->blocked.empty()) {
    return tl::unexpected(
        fmt::format("{}: in the way of the output; move it away", fmt::join(plan->blocked, ", ")));
  }
  Done done;
  if (is_new) {
    done = WriteNew(*plan, directory);
  } else if (plan->changes.Stale()) {
    done = WriteOver(*plan, directory);
  }
  if (!done) {
    return tl::unexpected(done.error());
  }
  return std::move(plan->changes);
}

}  // namespace lifeboat::output
