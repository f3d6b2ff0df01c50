#include <algorithm>
#include <utility>
#include <vector>

#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"
#include "lint/facts/image_registry.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::MissingEndpoint,
                                                     "instances in `{}` do not reach {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds regions without a way to the Internet, `egress: endpoints` or `none`, whose
`endpoints` lack what instances need at every start:

- `ssm`, when a service has a database or a bucket: parameters say where they are
- `secretsmanager`, when a service has a database: its password
- `ecr.api` and `ecr.dkr`, when the image of a service lies in the region's ECR

With `egress: endpoints` and no `endpoints` all of these are there. `ssmmessages` is for
sessions of people, and `logs` and `kms` for what applications do: no start waits for
them.

## Why
The start of the container asks for each of these and tries again every five seconds until
it has them. Without the endpoint that never happens: no instance gets healthy, and a
failover waits for the first healthy one.

## Example
```yaml
regions:
  dr:
    network:
      endpoints: [ssm, ecr.api, ecr.dkr]
```

## Instead
```yaml
regions:
  dr:
    network:
      endpoints: [ssm, secretsmanager, ecr.api, ecr.dkr]
```
)";

std::vector<std::string> Missing(const blueprint::Blueprint& blueprint, const blueprint::Region& region) {
  bool database = false;
  bool bucket = false;
  bool registry = false;
  for (const auto& [key, service] : blueprint.services) {
    database = database || service.value.database;
    bucket = bucket || service.value.bucket;
    registry = registry || IsInRegistryOf(*service.value.image, region);
  }
  const std::pair<bool, std::string> needs[] = {{database || bucket, "ssm"},
                                                {database, "secretsmanager"},
                                                {registry, "ecr.api"},
                                                {registry, "ecr.dkr"}};
  std::vector<std::string> missing;
  for (const auto& [needed, endpoint] : needs) {
    const bool there = std::ranges::any_of(*region.network.endpoints,
                                           [&name = endpoint](const auto& one) { return *one == name; });
    if (needed && !there) {
      missing.push_back(endpoint);
    }
  }
  return missing;
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const blueprint::Network& network = region.network;
    if (*network.egress == blueprint::Egress::Nat) {
      continue;
    }
    const std::vector<std::string> missing = Missing(subject.blueprint, region);
    if (missing.empty()) {
      continue;
    }
    const bool listed = network.endpoints.written();
    auto report = diag::Build(sink, kFound, listed ? network.endpoints.span : network.egress.span,
                              *region.region, List(missing));
    if (listed) {
      report.Label(network.egress.span, "no way to the Internet");
    }
    std::move(report)
        .Note("an instance asks for them at every start, and does not get healthy without an answer")
        .Help("add " + List(missing) + " to `endpoints`" + (listed ? "" : ", or write `egress: endpoints`"))
        .Report();
  }
}

}  // namespace

extern const Rule kMissingEndpointRule;
const Rule kMissingEndpointRule{
    .kind = diag::Kind::MissingEndpoint,
    .may_be_allowed = false,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
