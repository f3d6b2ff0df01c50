#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t, std::int64_t> kFound{
    diag::Kind::SmallerDrCapacity,
    "`failover` of service `{}` is {}, and the primary region has {} instances at least"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services whose `capacity.dr.failover` is below `capacity.primary.min`.

## Why
The failover controller asks for `failover` instances and opens traffic at the first healthy one.
All users come back together, many of them with retries; for workers it is the work that has piled
up. What the primary region needed at its
quietest hour is the least that the DR region needs at that moment. More instances come by load only
after the alarm of the scaling policy (three minutes) and the start of instances (another one to
three minutes), in a region that others are moving to as well.

## Example
```yaml
services:
  web:
    capacity:
      dr: { standby: 0, failover: 1, max: 9 }
```

## Instead
```yaml
services:
  web:
    capacity:
      dr: { standby: 0, failover: 3, max: 9 }
```

## Fix
Sets `failover` to the primary region's `min`, where `max` allows it. That many instances are
started and paid in the next failover, so it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& [primary, dr] = service.value.capacity;
    if (*dr.failover >= *primary.min) {
      continue;
    }
    const bool fits = *primary.min <= *dr.max;
    auto report = diag::Build(sink, kFound, dr.failover.span, key, *dr.failover, *primary.min);
    blueprint::PointAt(std::move(report), primary.min, "capacity.primary.min", std::to_string(*primary.min))
        .Note(HasLoadBalancer(service.value)
                  ? "all traffic arrives at once; scaling out by load takes minutes more"
                  : "work has piled up by then; scaling out by load takes minutes more")
        .Help(fits ? fmt::format("write `failover: {}`", *primary.min)
                   : fmt::format("write `failover: {0}`, and a `max` of {0} or more", *primary.min))
        .Fix(fits ? SetField(subject, "services." + key + ".capacity.dr.failover",
                             std::to_string(*primary.min), diag::Applicability::Unsafe)
                  : std::nullopt)
        .Report();
  }
}

}  // namespace

extern const Rule kSmallerDrCapacityRule;
const Rule kSmallerDrCapacityRule{
    .kind = diag::Kind::SmallerDrCapacity,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
