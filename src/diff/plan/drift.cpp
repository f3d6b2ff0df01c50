#include "diff/plan/drift.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "diff/rate.h"

namespace lifeboat::diff {

namespace {

void Expect(AttributeChange& attribute, std::string why) {
  attribute.ignored = true;
  attribute.risk = Risk::None;
  attribute.why = std::move(why);
}

void RateOne(AttributeChange& attribute, const Entry& drift, const Entry* plan,
             const PlanConfiguration& configuration, std::span<const OwnedAttribute> owned) {
  const auto is_about = [&](const OwnedAttribute& row) {
    return IsAbout(row, drift, attribute, configuration);
  };
  if (const auto row = std::ranges::find_if(owned, is_about); row != owned.end()) {
    Expect(attribute, fmt::format("the {} changes it", row->writer));
    return;
  }
  const bool planned = plan != nullptr && plan->touched.Touches(attribute.schema_path);
  if (!planned && !configuration.Sets(drift.configured, FirstName(attribute.schema_path))) {
    Expect(attribute, "not in the configuration: Terraform leaves it as it is");
    return;
  }
  attribute.risk = Risk::InPlace;
  attribute.why = planned ? "changed outside Terraform; the plan changes it again"
                          : "changed outside Terraform; the plan leaves it so";
}

}  // namespace

void RateDrift(Entry& drift, std::span<const Entry> planned, const PlanConfiguration& configuration,
               std::span<const OwnedAttribute> owned) {
  Change& change = drift.change;
  if (change.action == Action::Destroy) {
    Rate(change);
    change.notes.push_back({Note::Kind::Loss, "deleted outside Terraform"});
    return;
  }
  const auto same = [&](const Entry& entry) { return entry.change.address == change.address; };
  const auto plan = std::ranges::find_if(planned, same);
  change.risk = Risk::None;
  for (AttributeChange& attribute : change.attributes) {
    RateOne(attribute, drift, plan == planned.end() ? nullptr : &*plan, configuration, owned);
    change.risk = std::max(change.risk, attribute.risk);
  }
}

}  // namespace lifeboat::diff
