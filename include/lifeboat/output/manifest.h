#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/support/file_system.h"

namespace lifeboat::output {

/// The name of the lock manifest in an output directory.
inline constexpr std::string_view kManifestName = "lifeboat.lock.json";

/// What is known of a failover before there is one. Times are in seconds.
struct Recovery {
  struct Step {
    std::string name;    ///< promote
    std::string phrase;  ///< promoting the replicas
    std::int64_t typical = 0;
    std::int64_t slow = 0;
    bool critical = false;  ///< on the path that decides how long it typically takes
    friend bool operator==(const Step&, const Step&) = default;
  };
  struct Store {
    std::string field;                  ///< databases.blog
    std::optional<std::int64_t> lag;    ///< typical; nullopt: nothing is copied
    std::optional<std::int64_t> bound;  ///< nullopt: no bound
    friend bool operator==(const Store&, const Store&) = default;
  };
  std::int64_t rto_objective = 0;
  std::int64_t rpo_objective = 0;
  std::int64_t rto_typical = 0;
  std::int64_t rto_slow = 0;
  std::vector<Step> steps;  ///< in the order of docs/failover.md
  std::vector<Store> stores;
  friend bool operator==(const Recovery&, const Recovery&) = default;
};

/// What a compile wrote: which files are Lifeboat's (and with which content), and where each resource came
/// from.
struct Manifest {
  std::string tool_version;
  std::string blueprint;                         ///< file name without folders, as compiled
  std::map<std::string, std::string> files;      ///< path -> SHA-256, the manifest itself left out
  std::map<std::string, std::string> resources;  ///< Terraform address -> "file:line"
  /// Of what was renamed: `services.web` -> the key that its AWS names derive from. Not written when empty.
  std::map<std::string, std::string> original_keys = {};
  std::optional<Recovery> recovery = {};  ///< nullopt: written before there was this section
};

/// Pretty-printed JSON with sorted keys and a final newline; the same manifest gives the same bytes.
[[nodiscard]] std::string ToJson(const Manifest& manifest);

/// Reads what ToJson wrote, with or without `recovery`; nullopt for anything else, also when a path is not
/// confined (output_tree.h).
[[nodiscard]] std::optional<Manifest> FromJson(std::string_view text);

/// The manifest of the last Write into `directory`; nullopt when there is none that can be read.
[[nodiscard]] std::optional<Manifest> ReadManifest(FileSystem& files, const std::string& directory);

}  // namespace lifeboat::output
