#include "diff/plan/drift.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "diff/rate.h"

namespace lifeboat::diff {

namespace {

/// False for what Terraform leaves alone since nobody wrote it: AWS and other resources change much of that.
bool RateOne(AttributeChange& attribute, const Entry& drift, const Entry* plan,
             const PlanConfiguration& configuration, std::span<const OwnedAttribute> owned) {
  const auto is_about = [&](const OwnedAttribute& row) {
    return IsAbout(row, drift, attribute, configuration);
  };
  if (const auto row = std::ranges::find_if(owned, is_about); row != owned.end()) {
    attribute.ignored = true;
    attribute.risk = Risk::None;
    attribute.why = fmt::format("left to the running system ({})", row->writer);
    if (attribute.path != attribute.schema_path) {
      // What is in a document of the controller's own is its business.
      attribute.path = attribute.schema_path;
      attribute.before.reset();
      attribute.after.reset();
    }
    return true;
  }
  const bool planned = plan != nullptr && plan->touched.Touches(attribute.schema_path);
  attribute.risk = Risk::InPlace;
  attribute.why = planned ? "changed outside Terraform; the plan changes it again"
                          : "changed outside Terraform; the plan leaves it so";
  return planned || configuration.Sets(drift.configured, FirstName(attribute.schema_path));
}

}  // namespace

bool RateDrift(Entry& drift, std::span<const Entry> planned, const PlanConfiguration& configuration,
               std::span<const OwnedAttribute> owned) {
  Change& change = drift.change;
  if (change.action == Action::Destroy) {
    Rate(change);
    change.notes.push_back({Note::Kind::Loss, "deleted outside Terraform"});
    return true;
  }
  const auto same = [&](const Entry& entry) { return entry.change.address == change.address; };
  const auto plan = std::ranges::find_if(planned, same);
  std::erase_if(change.attributes, [&](AttributeChange& attribute) {
    return !RateOne(attribute, drift, plan == planned.end() ? nullptr : &*plan, configuration, owned);
  });
  const auto repeats = std::unique(change.attributes.begin(), change.attributes.end(),
                                   [](const AttributeChange& a, const AttributeChange& b) {
                                     return a.ignored && b.ignored && a.path == b.path;
                                   });
  change.attributes.erase(repeats, change.attributes.end());
  change.risk = Risk::None;
  for (const AttributeChange& attribute : change.attributes) {
    change.risk = std::max(change.risk, attribute.risk);
  }
  return !change.attributes.empty();
}

}  // namespace lifeboat::diff
