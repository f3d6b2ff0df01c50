#include <cstdint>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t, std::int64_t> kFound{
    diag::Kind::SmallerDrCeiling,
    "`max` of service `{}` is {} in the DR region, and {} in the primary region"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services whose `capacity.dr.max` is below `capacity.primary.max`.

## Why
The DR region serves the same users as the primary region, perhaps for days and over a peak. A lower
`max` ends the growth of the group early: instances are overloaded, fail their health checks, and
are replaced one after the other. A higher `max` costs nothing while the load is low.

## Example
```yaml
services:
  web:
    capacity:
      dr: { standby: 0, failover: 3, max: 6 }
```

## Instead
```yaml
services:
  web:
    capacity:
      dr: { standby: 0, failover: 3, max: 9 }
```

## Fix
Sets `max` to the primary region's. The group may then grow, and cost, more than before, so it is
made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& [primary, dr] = service.value.capacity;
    if (*dr.max >= *primary.max) {
      continue;
    }
    auto report = diag::Build(sink, kFound, dr.max.span, key, *dr.max, *primary.max);
    blueprint::PointAt(std::move(report), primary.max, "capacity.primary.max", std::to_string(*primary.max))
        .Note("a peak that the primary region carries is too much for the DR region")
        .Help(fmt::format("write `max: {}`", *primary.max))
        .Fix(SetField(subject, "services." + key + ".capacity.dr.max", std::to_string(*primary.max),
                      diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kSmallerDrCeilingRule;
const Rule kSmallerDrCeilingRule{
    .kind = diag::Kind::SmallerDrCeiling,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
