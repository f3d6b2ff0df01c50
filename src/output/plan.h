#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/output/write.h"

#include "directory.h"
#include "journal.h"

namespace lifeboat::output {

/// The way from what is on disk to a tree and its manifest.
struct Plan {
  Changes changes;
  Journal journal;
  std::vector<std::string> bytes;  ///< of the journal's puts
  std::vector<std::string>
      blocked;  ///< what not even EditedFiles::Overwrite replaces: folders, parents that are none
  bool has_old_tree = false;  ///< there is something to lose: worth a sync
};

[[nodiscard]] FileSystem::Result<Plan> MakePlan(const OutputTree& tree, Manifest manifest,
                                                const Directory& directory);

}  // namespace lifeboat::output
