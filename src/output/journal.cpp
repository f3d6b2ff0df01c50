#include "journal.h"

#include <nlohmann/json.hpp>

#include "lifeboat/output/output_tree.h"

#include "names.h"

namespace lifeboat::output {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

}  // namespace

std::string ToJson(const Journal& journal) {
  json puts = json::array();
  for (const Journal::Put& put : journal.puts) {
    puts.push_back({put.path, put.sha256, put.replaces});
  }
  json removals = json::array();
  for (const Journal::Removal& removal : journal.removals) {
    removals.push_back({removal.path, removal.replaces});
  }
  const json document = {{"format", kFormat}, {"puts", puts}, {"removals", removals}};
  return document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::optional<Journal> JournalFromJson(std::string_view text) {
  const json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || document.value("format", json()) != kFormat) {
    return std::nullopt;
  }
  const auto is_row = [](const json& row, std::size_t size) {
    if (!row.is_array() || row.size() != size) {
      return false;
    }
    for (const json& cell : row) {
      if (!cell.is_string()) {
        return false;
      }
    }
    const auto& path = row[0].get_ref<const std::string&>();
    return IsConfined(path) || path == kManifestName;
  };
  Journal journal;
  for (const json& row : document.value("puts", json::array())) {
    if (!is_row(row, 3)) {
      return std::nullopt;
    }
    journal.puts.push_back({row[0], row[1], row[2]});
  }
  for (const json& row : document.value("removals", json::array())) {
    if (!is_row(row, 2)) {
      return std::nullopt;
    }
    journal.removals.push_back({row[0], row[1]});
  }
  return journal;
}

}  // namespace lifeboat::output
