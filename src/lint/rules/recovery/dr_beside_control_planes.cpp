#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/jurisdiction.h"

namespace lifeboat::lint {

namespace {

constexpr std::string_view kControlPlanes = "us-east-1";

constexpr diag::Def<> kFound{diag::Kind::DrBesideControlPlanes,
                             "the DR region `us-east-1` is where IAM and Route 53 are managed"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints with `us-east-1` as the DR region.

## Why
The control planes of IAM and Route 53 run in `us-east-1` alone: roles, policies and DNS
records can be changed only while they work, in whichever region these are used. Once the
application serves from `us-east-1`, an outage there takes two things at a time: the
region that serves, and what it takes to repair or move it. While the primary region
serves, such an outage takes the standby together with every change of a role.

Failing over needs neither of them, so this is no reason to leave a region that was chosen
on purpose: the results of Route 53's health checks live in `us-east-1` too, and are
nearest there.

## Example
```yaml
regions:
  primary: { region: us-east-2, network: { availability_zones: [us-east-2a, us-east-2b, us-east-2c] } }
  dr:
    region: us-east-1
    network: { availability_zones: [us-east-1a, us-east-1b, us-east-1c], egress: nat }
services:
  web:
    certificates:
      primary: arn:aws:acm:us-east-2:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:us-east-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
```

## Instead
```yaml
regions:
  primary: { region: us-east-2, network: { availability_zones: [us-east-2a, us-east-2b, us-east-2c] } }
  dr:
    region: us-west-1
    network: { availability_zones: [us-west-1a, us-west-1c], egress: nat }
services:
  web:
    certificates:
      primary: arn:aws:acm:us-east-2:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:us-west-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& dr = subject.blueprint.regions.dr.region;
  if (*dr != kControlPlanes) {
    return;
  }
  const auto other = NeighbourOf(*subject.blueprint.regions.primary.region);
  diag::Build(sink, kFound, dr.span)
      .Note("an outage there takes the region that serves after a failover, and the means to repair it")
      .Help(other ? fmt::format("use another region, such as `{}`", *other) : "use another region")
      .Report();
}

}  // namespace

extern const Rule kDrBesideControlPlanesRule;
const Rule kDrBesideControlPlanesRule{
    .kind = diag::Kind::DrBesideControlPlanes,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
