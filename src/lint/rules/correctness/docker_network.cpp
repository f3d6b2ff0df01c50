#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{
    diag::Kind::DockerNetwork, "network `{}` overlaps the network that Docker makes on every instance"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds networks that overlap `172.17.0.0/16`.

## Why
That is the network of Docker's default bridge, on which the application's container runs.
To the instance every address in it is a container of its own: packets to a database, a
load balancer or an endpoint with such an address never leave the machine, and connections
to it time out. Other services of AWS that run Docker (Cloud9, SageMaker) have the same
trouble, and the documentation of VPCs advises against this range.

## Example
```yaml
regions:
  primary:
    network:
      cidr: 172.17.0.0/16
```

## Instead
```yaml
regions:
  primary:
    network:
      cidr: 172.18.0.0/16
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const Cidr4 docker = Cidr4::Parse("172.17.0.0/16").value();
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const auto& cidr = region.network.cidr;
    if (cidr->Overlaps(docker)) {
      diag::Build(sink, kFound, cidr.span, cidr->ToString())
          .Note("Docker's bridge is 172.17.0.0/16: packets to these addresses never leave the instance")
          .Help("write another network, such as one inside 10.0.0.0/8, before the region is built")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kDockerNetworkRule;
const Rule kDockerNetworkRule{
    .kind = diag::Kind::DockerNetwork,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
