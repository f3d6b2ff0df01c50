#include "diff/new_change.h"

#include <algorithm>
#include <charconv>

namespace lifeboat::diff {

using terraform::Block;
using terraform::Value;

Change NewChange(const terraform::Configuration& configuration, const Block& block) {
  Change change;
  change.address = block.address;
  change.type = block.type;
  change.module = block.module;
  change.region = configuration.RegionOf(block.provider);
  change.field = block.field();
  return change;
}

std::optional<Place> PlaceOf(const std::map<std::string, std::string>& places, const std::string& address) {
  const auto found = places.find(address);
  if (found == places.end()) {
    return std::nullopt;
  }
  const std::string& text = found->second;
  const std::size_t colon = text.rfind(':');
  Place place{text.substr(0, colon), 0};
  if (colon != std::string::npos) {
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), place.line);
  }
  return place;
}

bool IsIgnored(const Block& block, std::string_view path) {
  const Value* ignored = block.body.Find("lifecycle", "ignore_changes");
  if (ignored == nullptr) {
    return false;
  }
  if (ignored->AsString() == "all") {
    return true;
  }
  return std::ranges::any_of(ignored->Items(), [&](const Value& item) {
    const std::string_view name = item.AsString();
    return path == name || (path.starts_with(name) && path[name.size()] == '.');
  });
}

}  // namespace lifeboat::diff
