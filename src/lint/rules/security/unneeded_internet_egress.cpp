#include <algorithm>

#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"
#include "lint/facts/idle_region.h"
#include "lint/facts/image_registry.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{
    diag::Kind::UnneededInternetEgress,
    "instances in `{}` reach the whole Internet, and need none of it for their images"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds regions with `egress: nat` in which the images of all services lie in the region's
own ECR. A DR region in which nothing runs until a failover is `idle-nat-gateways`.

## Why
With `egress: nat` every instance may open an HTTPS connection to any host in the world,
which is how stolen data leaves and how malware calls home. What Lifeboat starts needs
parameters, secrets, images and S3; with `egress: endpoints` all of it is reached without
the Internet, through interface endpoints and a free gateway.

An application that calls others, a payment service or an API, needs the Internet. The
blueprint does not say so: allow the finding.

## Example
```yaml
regions:
  dr:
    network:
      egress: nat
services:
  web:
    capacity:
      dr: { standby: 1, failover: 3, max: 9 }
```

## Instead
```yaml
regions:
  dr:
    network:
      egress: endpoints
services:
  web:
    capacity:
      dr: { standby: 1, failover: 3, max: 9 }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const bool own = std::ranges::all_of(subject.blueprint.services, [&region = region](const auto& entry) {
      return IsInRegistryOf(*entry.second.value.image, region);
    });
    // Also after a failover: what was decided about it does not come up again in the middle of one.
    const bool pilot_light = side == "dr" && !KeepsStandby(subject.blueprint);
    if (own && !pilot_light && *region.network.egress == blueprint::Egress::Nat) {
      diag::Build(sink, kFound, region.network.egress.span, *region.region)
          .Note("their images come from the region's own ECR, which interface endpoints reach")
          .Help("write `egress: endpoints`, or allow this when the application itself calls the Internet")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kUnneededInternetEgressRule;
const Rule kUnneededInternetEgressRule{
    .kind = diag::Kind::UnneededInternetEgress,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
