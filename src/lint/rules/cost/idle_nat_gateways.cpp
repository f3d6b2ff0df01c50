#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/idle_region.h"
#include "lint/facts/image_registry.h"
#include "lint/facts/prices.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::size_t, std::string> kFound{
    diag::Kind::IdleNatGateways, "{} NAT gateways in `{}` carry nothing until a failover"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds NAT gateways in a DR region in which no instance runs until a failover, and says what they
cost.

## Why
A NAT gateway costs 32.85 USD a month and its address 3.65, in every zone, whether anything flows
through it or not. In a pilot light nothing does. To make them during a failover is no way out: that
takes minutes, and Terraform.

What does without them is a service whose image is in ECR and that calls nothing but AWS. An
interface endpoint costs 7.30 USD a month and zone: up to four of them are cheaper than the gateway.
The S3 gateway endpoint is free.

A service that calls something in the Internet needs the gateways the minute that it starts; then
this is the price of being ready, and a reason to allow the rule.

## Example
```yaml
regions:
  dr:
    network: { egress: nat }
```

## Instead
```yaml
regions:
  dr:
    network: { egress: none, endpoints: [ssm, secretsmanager, ecr.api, ecr.dkr] }
```
)";

std::size_t Count(const graph::Graph& graph) {
  constexpr graph::Module kNetwork{graph::ModuleKind::Networking, graph::Side::Dr};
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeInfo& node = graph.Info(graph::NodeId{i});
    count += node.kind == graph::NodeKind::NatGateway && node.module == kNetwork ? 1U : 0U;
  }
  return count;
}

std::string HelpFor(const blueprint::Blueprint& blueprint) {
  const bool own = std::ranges::all_of(blueprint.services, [&](const auto& entry) {
    return IsInRegistryOf(*entry.second.value.image, blueprint.regions.dr);
  });
  return fmt::format(
      "{}write `egress: none` with the `endpoints` that instances need, or allow this when the application "
      "itself calls the Internet",
      own ? "" : "take images from the region's own ECR alone, and ");
}

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.graph == nullptr || !IsDrRegionIdle(subject.blueprint)) {
    return;
  }
  const std::size_t gateways = Count(*subject.graph);
  if (gateways == 0) {
    return;
  }
  const blueprint::Region& dr = subject.blueprint.regions.dr;
  const double price = static_cast<double>(gateways) * (kNatGatewayMonth + kPublicAddressMonth);
  diag::Build(sink, kFound, dr.network.egress.span, gateways, *dr.region)
      .Note(fmt::format("with their addresses they cost about {:.0f} USD a month, at the prices of us-east-1",
                        price))
      .Help(HelpFor(subject.blueprint))
      .Report();
}

}  // namespace

extern const Rule kIdleNatGatewaysRule;
const Rule kIdleNatGatewaysRule{
    .kind = diag::Kind::IdleNatGateways,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
