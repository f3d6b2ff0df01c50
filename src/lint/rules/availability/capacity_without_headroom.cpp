#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{diag::Kind::CapacityWithoutHeadroom,
                                                      "service `{}` has {} instances whatever its load"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services behind a load balancer with two or more instances in the primary region and `max`
equal to `min`. Workers (`exposure: none`) may have a fixed number, as many as a database has
connections for: their work waits. A service of one instance is `single-instance-service`.

## Why
The group scales by CPU load, and with no room above `min` it never does: `cpu_target` has no
effect. A day with more users than ever, the retries after an outage, or a zone's share of the load
on the instances that are left end in timeouts instead of in a larger group. `max` is a limit, not a
price: what is not started costs nothing.

## Example
```yaml
services:
  web:
    capacity:
      primary: { min: 3, max: 3 }
```

## Instead
```yaml
services:
  web:
    capacity:
      primary: { min: 3, max: 6 }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const blueprint::PrimaryCapacity& capacity = service.value.capacity.primary;
    if (!HasLoadBalancer(service.value) || !capacity.max.written() || *capacity.max > *capacity.min ||
        *capacity.min < 2) {
      continue;
    }
    auto report = diag::Build(sink, kFound, capacity.max.span, key, *capacity.max);
    if (capacity.min.written()) {
      report.Label(capacity.min.span, "as many at least");
    } else {
      report.Note(fmt::format("`min` is not written and {} by default", *capacity.min));
    }
    report
        .Note(fmt::format("load above `cpu_target`, {} percent, starts no further instance",
                          *service.value.scaling.cpu_target))
        .Help(fmt::format("write `max: {}`, or remove it: twice `min` is the default", 2 * *capacity.min));
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kCapacityWithoutHeadroomRule;
const Rule kCapacityWithoutHeadroomRule{
    .kind = diag::Kind::CapacityWithoutHeadroom,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
