#include <cstdint>
#include <string>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t, std::string_view> kFound{
    diag::Kind::WarmPilotLight,
    "service `{}` keeps {} {} running in the DR region, and a pilot light keeps none"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services with `capacity.dr.standby` above zero under `strategy: pilot-light`.

## Why
A pilot light keeps data up to date and starts instances in a failover. That takes one to three
minutes, less than the promotion of a replica, which goes on at the same time: where there is a
database, running instances rarely make a failover shorter. They cost the same as those that serve.

They are worth it for a service without a database and a recovery time of a few minutes, and as a
proof that instances start in that region at all; then allow this rule.

## Example
```yaml
services:
  web:
    capacity:
      dr: { standby: 1, failover: 3, max: 9 }
```

## Instead
```yaml
services:
  web:
    capacity:
      dr: { standby: 0, failover: 3, max: 9 }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  if (*subject.blueprint.strategy != blueprint::Strategy::PilotLight) {
    return;
  }
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& standby = service.value.capacity.dr.standby;
    if (*standby == 0) {
      continue;
    }
    diag::Build(sink, kFound, standby.span, key, *standby, *standby == 1 ? "instance" : "instances")
        .Note(
            "what runs is paid around the clock; without it a failover waits some minutes for instances to "
            "start")
        .Help("write `standby: 0`, or allow this rule if those minutes are too long")
        .Report();
  }
}

}  // namespace

extern const Rule kWarmPilotLightRule;
const Rule kWarmPilotLightRule{
    .kind = diag::Kind::WarmPilotLight,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
