#include "recover.h"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "lifeboat/output/write.h"
#include "lifeboat/support/digest.h"

namespace lifeboat::output {
namespace {

using Done = FileSystem::Result<void>;

// Terraform prints a property that it does not know by name, so the name is the sentence.
constexpr std::string_view kTripwire =
    "{\n"
    "  \"a compile was interrupted here: run `lifeboat compile` again to finish it\": {}\n"
    "}\n";

// Carries out one journal; remembers the folders whose entries changed.
class Switch {
 public:
  Switch(const Directory& directory, Run run) : directory_(directory), files_(directory.files()), run_(run) {}

  Done SetTripwire() {
    const std::string draft = directory_.Staged(kTripwireDraftName);
    if (auto done = files_.Write(draft, kTripwire); !done) {
      return done;
    }
    return files_.Rename(draft, directory_.At(kTripwireName));
  }

  Done Put(const Journal::Put& put, std::size_t number) {
    const std::string staged = directory_.Staged(std::to_string(number));
    if (files_.KindOf(staged) != FileSystem::Kind::File) {
      if (run_ == Run::First) {
        return tl::unexpected(fmt::format("{}: somebody removed this file", staged));
      }
      return {};
    }
    const auto bytes = files_.Read(staged);
    if (!bytes) {
      return tl::unexpected(bytes.error());
    }
    const auto found = directory_.Look(put.path);
    if (!found) {
      return tl::unexpected(found.error());
    }
    // What was edited since the journal was written stays; the next Write finds it and names it.
    const bool may_replace = found->kind == Found::Kind::Missing || found->Fingerprint() == put.replaces;
    if (!may_replace || Sha256Hex(*bytes) != put.sha256) {
      return {};
    }
    const std::string parent(ParentOf(put.path));
    if (!parent.empty()) {
      if (auto done = files_.CreateDirectories(directory_.At(parent)); !done) {
        return done;
      }
    }
    Touch(parent);
    return files_.Rename(staged, directory_.At(put.path));
  }

  Done Remove(const Journal::Removal& removal) {
    const auto found = directory_.Look(removal.path);
    if (!found) {
      return tl::unexpected(found.error());
    }
    if (found->kind == Found::Kind::Blocked) {
      return {};
    }
    if (found->kind != Found::Kind::Missing) {
      if (found->Fingerprint() != removal.replaces) {
        return {};
      }
      if (auto done = files_.Remove(directory_.At(removal.path)); !done) {
        return done;
      }
    }
    std::string_view folder = ParentOf(removal.path);
    for (; !folder.empty(); folder = ParentOf(folder)) {
      const std::string path = directory_.At(folder);
      if (files_.KindOf(path) == FileSystem::Kind::Missing) {
        continue;
      }
      const auto names = files_.List(path);
      if (!names || !names->empty()) {
        break;
      }
      if (auto done = files_.Remove(path); !done) {
        return done;
      }
    }
    Touch(std::string(folder));
    return {};
  }

  Done SyncTouched() {
    for (const std::string& folder : touched_) {
      const std::string path = folder.empty() ? directory_.path() : directory_.At(folder);
      if (files_.KindOf(path) == FileSystem::Kind::Missing) {
        continue;
      }
      if (auto done = files_.Sync(path); !done) {
        return done;
      }
    }
    return {};
  }

 private:
  // With its ancestors: the folder itself may be new.
  void Touch(std::string folder) {
    while (touched_.insert(folder).second && !folder.empty()) {
      folder = std::string(ParentOf(folder));
    }
  }

  const Directory& directory_;
  FileSystem& files_;
  Run run_;
  std::set<std::string> touched_;
};

Done CarryOut(const Directory& directory, const Journal& journal, Run run, bool durable) {
  FileSystem& files = directory.files();
  Switch work(directory, run);
  if (durable) {
    if (auto done = files.Sync(directory.Staging()); !done) {
      return done;
    }
  }
  if (auto done = work.SetTripwire(); !done) {
    return done;
  }
  if (durable) {
    if (auto done = files.Sync(directory.path()); !done) {
      return done;
    }
  }
  for (std::size_t i = 0; i < journal.puts.size(); ++i) {
    if (auto done = work.Put(journal.puts[i], i); !done) {
      return done;
    }
  }
  for (const Journal::Removal& removal : journal.removals) {
    if (auto done = work.Remove(removal); !done) {
      return done;
    }
  }
  if (durable) {
    if (auto done = work.SyncTouched(); !done) {
      return done;
    }
  }
  if (auto done = files.Remove(directory.At(kTripwireName)); !done) {
    return done;
  }
  return ClearStaging(directory);
}

bool IsStagedName(std::string_view name) {
  const bool is_number = std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number || name == kJournalName || name == kJournalDraftName || name == kTripwireDraftName;
}

}  // namespace

bool IsInterrupted(const Directory& directory) {
  FileSystem& files = directory.files();
  return files.KindOf(directory.Staging()) == FileSystem::Kind::Directory &&
         files.KindOf(directory.Staged(kJournalName)) != FileSystem::Kind::Missing;
}

Done RemoveAll(FileSystem& files, const std::string& path) {
  const FileSystem::Kind kind = files.KindOf(path);
  if (kind == FileSystem::Kind::Missing) {
    return {};
  }
  if (kind == FileSystem::Kind::Directory) {
    const auto names = files.List(path);
    if (!names) {
      return tl::unexpected(names.error());
    }
    for (const std::string& name : *names) {
      if (auto done = RemoveAll(files, path + "/" + name); !done) {
        return done;
      }
    }
  }
  return files.Remove(path);
}

Done ClearStaging(const Directory& directory) {
  FileSystem& files = directory.files();
  // The journal goes first: without it the rest is litter, with it the rest is needed.
  if (auto done = files.Remove(directory.Staged(kJournalName)); !done) {
    return done;
  }
  const auto names = files.List(directory.Staging());
  if (!names) {
    return tl::unexpected(names.error());
  }
  bool is_empty = true;
  for (const std::string& name : *names) {
    if (!IsStagedName(name)) {
      is_empty = false;
      continue;
    }
    if (auto done = files.Remove(directory.Staged(name)); !done) {
      return done;
    }
  }
  return is_empty ? files.Remove(directory.Staging()) : Done{};
}

Done Finish(const Directory& directory, const Journal& journal, Run run, bool durable) {
  auto done = CarryOut(directory, journal, run, durable);
  if (!done) {
    return tl::unexpected(
        fmt::format("{}; the new files are not all in place: run `lifeboat compile` again", done.error()));
  }
  return {};
}

Done Recover(FileSystem& files, const std::string& directory_path) {
  const Directory directory(files, directory_path);
  const auto lock = directory.Exists() ? files.Lock(directory.path()) : nullptr;
  if (!lock) {
    return tl::unexpected(lock.error());
  }
  return RecoverLocked(directory);
}

Done RecoverLocked(const Directory& directory) {
  FileSystem& files = directory.files();
  // What a crash left where a new directory was being built, unless somebody is still building.
  if (const std::string sibling = directory.Sibling();
      !sibling.empty() && files.KindOf(sibling) != FileSystem::Kind::Missing) {
    const bool is_folder = files.KindOf(sibling) == FileSystem::Kind::Directory;
    if (const auto lock = is_folder ? files.Lock(sibling) : nullptr; !lock) {
      return tl::unexpected(lock.error());
    }
    if (auto done = RemoveAll(files, sibling); !done) {
      return done;
    }
  }
  switch (files.KindOf(directory.Staging())) {
    case FileSystem::Kind::Missing:
      return {};
    case FileSystem::Kind::Directory:
      break;
    case FileSystem::Kind::File:
    case FileSystem::Kind::Other:
      return tl::unexpected(
          fmt::format("{}: Lifeboat needs this name for a folder; move it away", directory.Staging()));
  }
  const std::string journal_path = directory.Staged(kJournalName);
  const FileSystem::Kind kind = files.KindOf(journal_path);
  if (kind == FileSystem::Kind::Missing) {
    return ClearStaging(directory);
  }
  std::optional<Journal> journal;
  if (kind == FileSystem::Kind::File) {
    const auto text = files.Read(journal_path);
    if (!text) {
      return tl::unexpected(text.error());
    }
    journal = JournalFromJson(*text);
  }
  if (!journal) {
    return tl::unexpected(fmt::format("{}: not a journal of this version; remove {} and compile with --force",
                                      journal_path, directory.Staging()));
  }
  return Finish(directory, *journal, Run::Again, /*durable=*/true);
}

}  // namespace lifeboat::output
