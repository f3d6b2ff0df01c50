#include <algorithm>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr std::string_view kAcceleratorApi = "us-west-2";

constexpr diag::Def<> kFound{diag::Kind::PrimaryBesideAcceleratorApi,
                             "Global Accelerator is managed in `us-west-2`, the region that would be lost"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints with public services and `us-west-2` as the primary region.

## Why
Global Accelerator answers its API in `us-west-2` alone. A failover takes the weight and
dial of the endpoint groups from the primary region, and gives them to the DR region, with
that API: when the region is lost, the calls may fail for as long as the outage lasts. The
accelerator does not move users by itself: the endpoints of the DR region have weight 0
until the failover opens them, so that nobody reaches a database that cannot be written
yet. Databases are promoted and instances start, and most users still come to the region
that is lost, until the API answers.

## Example
```yaml
regions:
  primary: { region: us-west-2, network: { availability_zones: [us-west-2a, us-west-2b, us-west-2c] } }
  dr:
    region: us-east-2
    network: { availability_zones: [us-east-2a, us-east-2b, us-east-2c], egress: nat }
services:
  web:
    certificates:
      primary: arn:aws:acm:us-west-2:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:us-east-2:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
```

## Instead
```yaml
regions:
  primary: { region: us-east-2, network: { availability_zones: [us-east-2a, us-east-2b, us-east-2c] } }
  dr:
    region: us-west-2
    network: { availability_zones: [us-west-2a, us-west-2b, us-west-2c], egress: nat }
services:
  web:
    certificates:
      primary: arn:aws:acm:us-east-2:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:us-west-2:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& primary = subject.blueprint.regions.primary.region;
  const auto& services = subject.blueprint.services;
  const auto served = std::ranges::find_if(services, [](const auto& entry) {
    return *entry.second.value.exposure == blueprint::Exposure::Public;
  });
  if (*primary != kAcceleratorApi || served == services.end()) {
    return;
  }
  diag::Build(sink, kFound, primary.span)
      .Label(served->second.name.span, "reached through Global Accelerator")
      .Note("a failover moves the traffic with that API, and nothing moves it without")
      .Help("use `us-west-2` for the DR region, and another one here")
      .Report();
}

}  // namespace

extern const Rule kPrimaryBesideAcceleratorApiRule;
const Rule kPrimaryBesideAcceleratorApiRule{
    .kind = diag::Kind::PrimaryBesideAcceleratorApi,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
