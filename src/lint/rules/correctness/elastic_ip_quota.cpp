#include <cstdint>

#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"
#include "lint/facts/graph_nodes.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t, std::string> kFound{diag::Kind::ElasticIpQuota,
                                                      "the network needs {} Elastic IP addresses in `{}`"};

constexpr std::int64_t kQuota = 5;

constexpr std::string_view kExplanation = R"(
## What it does
Finds regions in which the application needs more than five Elastic IP addresses: one for
the NAT gateway of each zone.

## Why
Five is what AWS allows in a region of an account that has not asked for more (quota
`L-0263D0A3`), together with everything else that is there. The apply stops at the sixth,
with some zones without a way out. A raise is asked for in each region, and takes from
minutes to days. With the quota raised, allow the finding.

## Example
```yaml
regions:
  primary:
    region: us-east-1
    network:
      availability_zones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f]
      egress: nat
  dr:
    region: us-east-2
    network:
      availability_zones: [us-east-2a, us-east-2b, us-east-2c]
services:
  web:
    image: 123456789012.dkr.ecr.us-east-2.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
    certificates:
      primary: arn:aws:acm:us-east-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:us-east-2:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
failover:
  mode: approve
  triggers:
    route53: { action: none }
```

## Instead
```yaml
regions:
  primary:
    region: us-east-1
    network:
      availability_zones: [us-east-1a, us-east-1b, us-east-1c]
      egress: nat
  dr:
    region: us-east-2
    network:
      availability_zones: [us-east-2a, us-east-2b, us-east-2c]
services:
  web:
    image: 123456789012.dkr.ecr.us-east-2.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
    certificates:
      primary: arn:aws:acm:us-east-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:us-east-2:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
failover:
  mode: approve
  triggers:
    route53: { action: none }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.graph == nullptr) {
    return;
  }
  for (const auto side : {graph::Side::Primary, graph::Side::Dr}) {
    const std::int64_t count = CountIn<graph::ElasticIp>(*subject.graph, side);
    if (count > kQuota) {
      const blueprint::Region& region = RegionOn(subject.blueprint, side);
      diag::Build(sink, kFound, region.network.availability_zones.span, count, *region.region)
          .Note("each zone's NAT gateway takes one, and AWS allows 5 unless the quota `L-0263D0A3` is raised")
          .Help("raise the quota in `" + *region.region +
                "` and allow this, use fewer zones, or another `egress`")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kElasticIpQuotaRule;
const Rule kElasticIpQuotaRule{
    .kind = diag::Kind::ElasticIpQuota,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
