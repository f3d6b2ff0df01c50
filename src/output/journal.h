#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::output {

/// The rest of an interrupted Write's work, enough to finish it without the blueprint. It exists on disk
/// exactly while the switch from the old files to the new ones is decided and not finished.
struct Journal {
  /// The n-th put's bytes are staged under the name `n`. The last one is the lock manifest.
  struct Put {
    std::string path;
    std::string sha256;
    std::string replaces;  ///< Found::Fingerprint of what may be replaced; a missing file always may
  };
  struct Removal {
    std::string path;
    std::string replaces;
  };

  std::vector<Put> puts;
  std::vector<Removal> removals;
};

[[nodiscard]] std::string ToJson(const Journal& journal);

/// Nothing for what ToJson did not write, also for paths that leave the directory.
[[nodiscard]] std::optional<Journal> JournalFromJson(std::string_view text);

}  // namespace lifeboat::output
