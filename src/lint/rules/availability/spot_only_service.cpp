#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::SpotOnlyService,
                                        "every instance of service `{}` may be a Spot instance"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services behind a load balancer that have Spot instances and neither `on_demand_base` nor
`on_demand_percentage`. Workers (`exposure: none`) may run on Spot alone: their work waits.

## Why
EC2 takes Spot instances back when it needs them, two minutes after it says so, and it needs many at
once: where one is taken others follow, and for a while there are none to be had. A service without
a single on-demand instance is then away, and to the alarms this is a lost region: all its targets
are gone.

## Example
```yaml
services:
  web:
    spot:
      on_demand_base: 0
      instance_types: [m7g.large, m6g.large, m7gd.large]
      image_id: ami-0123456789abcdef0
```

## Instead
```yaml
services:
  web:
    spot:
      on_demand_base: 2
      instance_types: [m7g.large, m6g.large, m7gd.large]
      image_id: ami-0123456789abcdef0
```

## Fix
Sets `on_demand_base: 1`. On-demand instances cost more, so it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& spot = service.value.spot;
    if (!HasLoadBalancer(service.value) || !spot || *spot->on_demand_base > 0 ||
        *spot->on_demand_percentage > 0) {
      continue;
    }
    diag::Build(sink, kFound, spot->on_demand_base.span, key)
        .Note("EC2 takes Spot instances back two minutes after it says so, often many at once")
        .Help("write how many instances are never Spot, such as `on_demand_base: 1`")
        .Fix(SetField(subject, "services." + key + ".spot.on_demand_base", "1", diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kSpotOnlyServiceRule;
const Rule kSpotOnlyServiceRule{
    .kind = diag::Kind::SpotOnlyService,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
