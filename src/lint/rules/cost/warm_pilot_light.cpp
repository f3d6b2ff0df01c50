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
Finds services with `capacity.dr.standby` above zero that wait for their database in a failover all
the same: they have a `database`, and `serve` is `when-writable`.

## Why
A pilot light keeps data up to date and starts instances in a failover. That takes one to three
minutes, less than the promotion of a replica, which goes on at the same time: instances that run
already rarely make a failover shorter. They cost the same as those that serve.

They are worth it for a service without a database, or with `serve: when-healthy`, which are not
reported, and as a proof that instances start in that region at all; then allow this rule.

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

/// Its traffic opens with the promotion, which takes longer than the start of an instance.
bool WaitsForPromotion(const blueprint::Service& service) {
  return service.database && *service.serve == blueprint::Serve::WhenWritable;
}

void Check(const Subject& subject, diag::Sink& sink) {
  if (*subject.blueprint.strategy != blueprint::Strategy::PilotLight) {
    return;
  }
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& standby = service.value.capacity.dr.standby;
    if (*standby == 0 || !WaitsForPromotion(service.value)) {
      continue;
    }
    diag::Build(sink, kFound, standby.span, key, *standby, *standby == 1 ? "instance" : "instances")
        .Note(
            "what runs is paid around the clock, and a failover waits longer for the database than for "
            "instances")
        .Help("write `standby: 0`, or `serve: when-healthy` if reading is worth something before writing is")
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
