#pragma once

#include <string>

#include "directory.h"
#include "journal.h"

namespace lifeboat::output {

inline constexpr std::string_view kJournalName = "journal.json";
inline constexpr std::string_view kJournalDraftName = "journal.draft";
inline constexpr std::string_view kTripwireDraftName = "tripwire.draft";

/// Whether the switch to a new tree was decided and not finished.
[[nodiscard]] bool IsInterrupted(const Directory& directory);

enum class Run : std::uint8_t { First, Again };

/// Carries out a journal that is on disk, from wherever an earlier attempt stopped, and clears the staging
/// folder. `durable`: the new files survive a power cut before what is needed to repeat the work is removed.
/// In the First run all staged files must be there; Again skips those that were moved already.
[[nodiscard]] FileSystem::Result<void> Finish(const Directory& directory, const Journal& journal, Run run,
                                              bool durable);

/// The work of Recover, for a caller that holds the lock of the directory.
[[nodiscard]] FileSystem::Result<void> RecoverLocked(const Directory& directory);

/// Removes what a Write leaves in the staging folder, then the folder if it is empty.
[[nodiscard]] FileSystem::Result<void> ClearStaging(const Directory& directory);

/// Removes a folder with everything in it, without following links.
[[nodiscard]] FileSystem::Result<void> RemoveAll(FileSystem& files, const std::string& path);

}  // namespace lifeboat::output
