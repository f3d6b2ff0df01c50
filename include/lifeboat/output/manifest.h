#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/support/file_system.h"

namespace lifeboat::output {

/// The name of the lock manifest in an output directory.
inline constexpr std::string_view kManifestName = "lifeboat.lock.json";

/// What a compile wrote: which files are Lifeboat's (and with which content), and where each resource came
/// from.
struct Manifest {
  std::string tool_version;
  std::string blueprint;                         ///< file name without folders, as compiled
  std::map<std::string, std::string> files;      ///< path -> SHA-256, the manifest itself left out
  std::map<std::string, std::string> resources;  ///< Terraform address -> "file:line"
  /// Of what was renamed: `services.web` -> the key that its AWS names derive from. Not written when empty.
  std::map<std::string, std::string> original_keys = {};
};

/// Pretty-printed JSON with sorted keys and a final newline; the same manifest gives the same bytes.
[[nodiscard]] std::string ToJson(const Manifest& manifest);

/// Reads what ToJson wrote; nullopt for anything else, also when a path is not confined (output_tree.h).
[[nodiscard]] std::optional<Manifest> FromJson(std::string_view text);

/// The manifest of the last Write into `directory`; nullopt when there is none that can be read.
[[nodiscard]] std::optional<Manifest> ReadManifest(FileSystem& files, const std::string& directory);

}  // namespace lifeboat::output
