#include "diff/elements.h"

#include <algorithm>
#include <array>
#include <set>

#include "diff/provider_sets.h"

namespace lifeboat::diff {

namespace {

using terraform::Value;

/// Names of members that mean "which one", the most telling first.
constexpr std::array<std::string_view, 12> kIdentities = {
    "sid",       "Sid",           "id",          "Id",     "name",        "key",
    "rule_name", "resource_type", "device_name", "region", "endpoint_id", "test"};

/// Lists in policies and event patterns whose order AWS ignores.
constexpr std::array<std::string_view, 8> kUnordered = {"Action",    "NotAction", "Resource", "NotResource",
                                                        "Statement", "AWS",       "Service",  "Condition"};

bool TellsApart(std::span<const Value> list, std::string_view name) {
  std::set<std::string> seen;
  return std::ranges::all_of(list, [&](const Value& item) {
    const Value* member = item.Find(name);
    return member != nullptr && !member->IsObject() && !member->IsArray() &&
           seen.insert(terraform::ToJson(*member)).second;
  });
}

}  // namespace

std::optional<std::string_view> IdentityOf(std::span<const Value> a, std::span<const Value> b) {
  const auto* const found = std::ranges::find_if(
      kIdentities, [&](std::string_view name) { return TellsApart(a, name) && TellsApart(b, name); });
  return found == kIdentities.end() ? std::nullopt : std::optional(*found);
}

bool IsSet(std::string_view type, std::string_view path) {
  const std::string_view last = path.substr(path.rfind('.') + 1);
  return IsProviderSet(type, path) || std::ranges::find(kUnordered, last) != kUnordered.end();
}

}  // namespace lifeboat::diff
