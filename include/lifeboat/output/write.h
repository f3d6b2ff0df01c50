#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/output/manifest.h"
#include "lifeboat/output/output_tree.h"
#include "lifeboat/support/file_system.h"

namespace lifeboat::output {

/// Exists in an output directory while its files are being replaced: Terraform prints a sentence from it
/// instead of reading a mixture of old and new files.
inline constexpr std::string_view kTripwireName = "lifeboat-incomplete.tf.json";

/// What is (or would be) different on disk. Paths are relative and sorted, each in one list.
struct Changes {
  std::vector<std::string> created;  ///< also what was listed and is gone or empty
  std::vector<std::string> changed;
  std::vector<std::string>
      removed;  ///< listed in the old manifest, no longer produced, and as Lifeboat left them
  std::vector<std::string>
      edited;  ///< Lifeboat's files (or in their way) that somebody else changed or put there
  std::size_t unchanged = 0;

  [[nodiscard]] bool Stale() const {
    return !created.empty() || !changed.empty() || !removed.empty() || !edited.empty();
  }
};

/// What Write would do; touches nothing. An error when the directory or its manifest cannot be read, or when
/// an interrupted Write has to be finished first.
[[nodiscard]] FileSystem::Result<Changes> Compare(const OutputTree& tree, const Manifest& manifest,
                                                  FileSystem& files, const std::string& directory);

enum class EditedFiles { Keep, Overwrite };

/// Brings `directory` to `tree` plus its lock manifest (whose `files` Write fills in).
///
/// - Edited files stop everything before the first byte is written: the Changes name them, nothing else was
/// done.
///   With Overwrite they are replaced or removed, and still named there. Folders, and whatever stands where a
///   folder has to be, are never replaced: an error that names them.
/// - Only files that the old manifest lists are removed; nothing else in the directory is read or touched. No
///   symbolic link below the directory is followed, and no path of a manifest or journal leads out of it.
/// - Crash-safe: the new files are staged in `.lifeboat/`, then a journal there is the commit point. Killed
/// before
///   it, the old tree stands; killed after it, the next call of Write or Recover finishes the switch, and
///   until then Terraform refuses to run. A directory that does not exist is built beside its place and
///   renamed.
/// - A power cut keeps the old tree until the new one is safe. A first tree is not synced, except for its
/// manifest:
///   a file that a power cut emptied counts as missing, and the next Write makes it again.
/// - Unchanged files are not rewritten (their times stay).
/// - One writer at a time: an error when another process holds the directory's lock.
[[nodiscard]] FileSystem::Result<Changes> Write(const OutputTree& tree, Manifest manifest, FileSystem& files,
                                                const std::string& directory, EditedFiles edited);

/// Finishes or rolls back what an interrupted Write left in `directory`; nothing to do is success.
[[nodiscard]] FileSystem::Result<void> Recover(FileSystem& files, const std::string& directory);

}  // namespace lifeboat::output
