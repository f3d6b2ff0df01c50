#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// Whether a resolved template reads what is in the files that it names, not just their names.
[[nodiscard]] bool ReadsContent(std::string_view resolved);

/// What differs in a file of the tree; of an archive, in the files within.
[[nodiscard]] std::vector<FileChange> CompareFiles(const std::string& path, const std::string& before,
                                                   const std::string& after);

/// The same for text that is in no file. Empty when it is the same.
[[nodiscard]] std::vector<FileChange> CompareTexts(const std::string& name, const std::string& before,
                                                   const std::string& after);

}  // namespace lifeboat::diff
