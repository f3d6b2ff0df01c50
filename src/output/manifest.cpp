#include "lifeboat/output/manifest.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "lifeboat/output/output_tree.h"

#include "directory.h"
#include "output/manifest_recovery.h"

namespace lifeboat::output {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

std::optional<std::string> StringAt(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) {
    return std::nullopt;
  }
  return found->get<std::string>();
}

std::optional<std::map<std::string, std::string>> StringsAt(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_object()) {
    return std::nullopt;
  }
  if (!std::all_of(found->begin(), found->end(), [](const json& value) { return value.is_string(); })) {
    return std::nullopt;
  }
  return found->get<std::map<std::string, std::string>>();
}

}  // namespace

std::string ToJson(const Manifest& manifest) {
  json document = {
      {"format", kFormat},
      {"tool_version", manifest.tool_version},
      {"blueprint", manifest.blueprint},
      {"files", json(manifest.files)},
      {"resources", json(manifest.resources)},
  };
  if (!manifest.original_keys.empty()) {
    document["original_keys"] = manifest.original_keys;
  }
  if (manifest.recovery) {
    document["recovery"] = RecoveryToJson(*manifest.recovery);
  }
  // `replace`: a blueprint's file name may hold any byte, and a name is no reason to fail.
  return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::optional<Manifest> FromJson(std::string_view text) {
  const json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("format") || document["format"] != kFormat) {
    return std::nullopt;
  }
  const auto tool_version = StringAt(document, "tool_version");
  const auto blueprint = StringAt(document, "blueprint");
  const auto files = StringsAt(document, "files");
  const auto resources = StringsAt(document, "resources");
  const auto original_keys = document.contains("original_keys") ? StringsAt(document, "original_keys")
                                                                : std::map<std::string, std::string>{};
  if (!tool_version || !blueprint || !files || !resources || !original_keys) {
    return std::nullopt;
  }
  if (!std::all_of(files->begin(), files->end(), [](const auto& file) { return IsConfined(file.first); })) {
    return std::nullopt;
  }
  std::optional<Recovery> recovery;
  if (const auto section = document.find("recovery"); section != document.end()) {
    recovery = RecoveryFromJson(*section);
    if (!recovery) {
      return std::nullopt;
    }
  }
  return Manifest{*tool_version, *blueprint, *files, *resources, *original_keys, std::move(recovery)};
}

std::optional<Manifest> ReadManifest(FileSystem& files, const std::string& directory) {
  const auto found = Directory(files, directory).Look(std::string(kManifestName));
  return found && found->kind == Found::Kind::File ? FromJson(found->bytes) : std::nullopt;
}

}  // namespace lifeboat::output
