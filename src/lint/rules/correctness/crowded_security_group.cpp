#include <cstdint>
#include <map>

#include "lifeboat/lint/rule.h"

#include "lint/facts/graph_nodes.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t, std::string_view> kFound{
    diag::Kind::CrowdedSecurityGroup, "security group `{}` gets {} {} rules"};

constexpr std::int64_t kMostRules = 60;

constexpr std::string_view kExplanation = R"(
## What it does
Finds security groups that get more than 60 inbound or more than 60 outbound rules.

## Why
60 in each direction is what AWS allows in an account that has not asked for more (quota
`L-0EA8095F`); the apply stops at the 61st, with the rest of the network half built.
Lifeboat draws one rule for each edge and port: every service that uses a database or
calls another, and twice where the called one has certificates, because it listens on two
ports. With the quota raised, allow the finding.

## Example
```yaml
services: {
  prices: {
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/prices@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069,
    exposure: internal, instance_type: m7g.large, capacity: { primary: { min: 3, max: 6 } },
    certificates: {
      primary: arn:aws:acm:eu-central-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11,
      dr: arn:aws:acm:eu-west-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
    }
  },
  w01: &worker {
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/worker@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069,
    exposure: none, instance_type: m7g.large, capacity: { primary: { min: 3, max: 6 } }, calls: [prices]
  },
  w02: *worker, w03: *worker, w04: *worker, w05: *worker, w06: *worker, w07: *worker,
  w08: *worker, w09: *worker, w10: *worker, w11: *worker, w12: *worker, w13: *worker,
  w14: *worker, w15: *worker, w16: *worker, w17: *worker, w18: *worker, w19: *worker,
  w20: *worker, w21: *worker, w22: *worker, w23: *worker, w24: *worker, w25: *worker,
  w26: *worker, w27: *worker, w28: *worker, w29: *worker, w30: *worker, w31: *worker
}
```

## Instead
```yaml
services:
  prices:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/prices@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
    exposure: internal
    instance_type: m7g.large
    capacity: { primary: { min: 3, max: 6 } }
  web:
    calls: [prices]
```
)";

using RuleCounts = std::map<graph::NodeId, std::int64_t>;

template <class T>
RuleCounts CountRules(const graph::Graph& graph) {
  RuleCounts counts;
  ForEach<T>(graph, [&](const graph::NodeInfo&, graph::Ref<T> rule) { ++counts[graph[rule].group.id]; });
  return counts;
}

void ReportCrowded(const graph::Graph& graph, const RuleCounts& counts, std::string_view direction,
                   diag::Sink& sink) {
  for (const auto& [group, count] : counts) {
    if (count > kMostRules) {
      const graph::NodeInfo& info = graph.Info(group);
      diag::Build(sink, kFound, info.origin, info.name, count, direction)
          .Note("AWS allows 60 in each direction unless the quota `L-0EA8095F` is raised, in each region")
          .Help(
              "raise the quota before the first apply and allow this, or draw fewer edges: `calls`, "
              "`database`")
          .Report();
    }
  }
}

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.graph == nullptr) {
    return;
  }
  ReportCrowded(*subject.graph, CountRules<graph::IngressRule>(*subject.graph), "inbound", sink);
  ReportCrowded(*subject.graph, CountRules<graph::EgressRule>(*subject.graph), "outbound", sink);
}

}  // namespace

extern const Rule kCrowdedSecurityGroupRule;
const Rule kCrowdedSecurityGroupRule{
    .kind = diag::Kind::CrowdedSecurityGroup,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
