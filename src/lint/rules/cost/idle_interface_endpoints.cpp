#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/idle_region.h"
#include "lint/facts/prices.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::size_t, std::string> kFound{
    diag::Kind::IdleInterfaceEndpoints, "{} interface endpoints in `{}` serve nobody until a failover"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds more than eight interface endpoints in a DR region in which no instance runs until a failover,
and says what they cost. Where the primary region has all of them too, the application needs them.

## Why
An interface endpoint costs 7.30 USD a month in every zone, used or not: ten of them in three zones
are 219 USD. Eight are what `egress: endpoints` brings by itself for instances to start and to be
reached. Each one more is a decision, and worth a look whether a service still calls it. More than
five endpoints in a zone also cost more than the zone's NAT gateway with its address (36.50 USD).

## Example
```yaml
regions:
  dr:
    network:
      endpoints: [ssm, ssmmessages, ec2messages, secretsmanager, kms, logs, ecr.api, ecr.dkr, sns, sqs]
```

## Instead
```yaml
regions:
  dr:
    network:
      endpoints: [ssm, ssmmessages, ec2messages, secretsmanager, kms, logs, ecr.api, ecr.dkr]
```
)";

constexpr std::size_t kNeeded = 8;

struct Endpoints {
  std::size_t services = 0;
  std::size_t interfaces = 0;  ///< one in each zone
};

Endpoints Count(const graph::Graph& graph) {
  constexpr graph::Module kNetwork{graph::ModuleKind::Networking, graph::Side::Dr};
  Endpoints count;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeInfo& node = graph.Info(graph::NodeId{i});
    if (node.kind != graph::NodeKind::VpcEndpoint || node.module != kNetwork) {
      continue;
    }
    const auto& endpoint = graph[graph::Ref<graph::VpcEndpoint>{graph::NodeId{i}}];
    count.services += endpoint.gateway ? 0U : 1U;
    count.interfaces += endpoint.gateway ? 0U : endpoint.subnets.size();
  }
  return count;
}

/// Whether the DR region has no endpoint that the primary region does without.
bool IsLikePrimary(const blueprint::Blueprint& blueprint) {
  const auto& primary = *blueprint.regions.primary.network.endpoints;
  return std::ranges::all_of(*blueprint.regions.dr.network.endpoints, [&](const auto& endpoint) {
    return std::ranges::any_of(primary, [&](const auto& one) { return *one == *endpoint; });
  });
}

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.graph == nullptr || !IsDrRegionIdle(subject.blueprint)) {
    return;
  }
  const Endpoints endpoints = Count(*subject.graph);
  if (endpoints.services <= kNeeded || IsLikePrimary(subject.blueprint)) {
    return;
  }
  const blueprint::Region& dr = subject.blueprint.regions.dr;
  diag::Build(sink, kFound, dr.network.endpoints.span, endpoints.services, *dr.region)
      .Note(fmt::format("in {} zones they cost about {:.0f} USD a month, at the price of us-east-1",
                        endpoints.interfaces / endpoints.services,
                        static_cast<double>(endpoints.interfaces) * kInterfaceEndpointMonth))
      .Help("remove those from `endpoints` whose AWS service nobody calls")
      .Report();
}

}  // namespace

extern const Rule kIdleInterfaceEndpointsRule;
const Rule kIdleInterfaceEndpointsRule{
    .kind = diag::Kind::IdleInterfaceEndpoints,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
