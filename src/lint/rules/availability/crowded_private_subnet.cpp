#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/addresses.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t, std::int64_t> kFound{
    diag::Kind::CrowdedPrivateSubnet, "private subnet `{}` has room for {} addresses, and {} may be needed"};
constexpr std::int64_t kBalancerAddresses = 8;

constexpr std::string_view kExplanation = R"(
## What it does
Finds regions whose private subnets are too small for what may run in them: in each zone its share
of every service's `max` instances, one address a database and an interface endpoint, and eight for
a load balancer of an internal service.

## Why
A group whose subnet is full cannot start an instance. That shows on the day when every service is
at its `max`: in the DR region, the day of the failover. AWS keeps five addresses of each subnet. A
subnet cannot be made larger: whoever finds out moves everything into new ones.

## Example
```yaml
regions:
  primary:
    network:
      private: [10.20.128.0/28, 10.20.128.16/28, 10.20.128.32/28]
services:
  web:
    capacity:
      primary: { max: 36 }
      dr: { max: 36 }
```

## Instead
```yaml
regions:
  primary:
    network:
      private: [10.20.128.0/24, 10.20.129.0/24, 10.20.130.0/24]
services:
  web:
    capacity:
      primary: { max: 36 }
      dr: { max: 36 }
```
)";

struct Needs {
  std::int64_t instances = 0;
  std::int64_t balancers = 0;  ///< addresses of load balancers
  std::int64_t databases = 0;
  std::int64_t endpoints = 0;

  [[nodiscard]] std::int64_t Sum() const { return instances + balancers + databases + endpoints; }
};

std::string Text(const Needs& needs) {
  std::vector<std::string> parts = {Counted(needs.instances, "instance")};
  if (needs.databases > 0) {
    parts.push_back(Counted(needs.databases, "database"));
  }
  if (needs.endpoints > 0) {
    parts.push_back(Counted(needs.endpoints, "interface endpoint"));
  }
  if (needs.balancers > 0) {
    parts.push_back(fmt::format("{} addresses of load balancers", needs.balancers));
  }
  return Enumerated(parts);
}

/// In one zone, at most, when instances are spread evenly.
Needs NeedsOfZone(const blueprint::Blueprint& blueprint, bool primary) {
  const blueprint::Network& network = (primary ? blueprint.regions.primary : blueprint.regions.dr).network;
  const auto zones = static_cast<std::int64_t>(network.private_subnets->size());
  Needs needs;
  for (const auto& [key, service] : blueprint.services) {
    const blueprint::Capacity& capacity = service.value.capacity;
    needs.instances += (*(primary ? capacity.primary.max : capacity.dr.max) + zones - 1) / zones;
    if (*service.value.exposure == blueprint::Exposure::Internal) {
      needs.balancers += kBalancerAddresses;
    }
  }
  needs.databases = static_cast<std::int64_t>(blueprint.databases.size());
  needs.endpoints = static_cast<std::int64_t>(network.endpoints->size());
  return needs;
}

void CheckSide(const blueprint::Blueprint& blueprint, bool primary, diag::Sink& sink) {
  const blueprint::Network& network = (primary ? blueprint.regions.primary : blueprint.regions.dr).network;
  const auto& subnets = network.private_subnets;
  const auto& smallest =
      *std::ranges::max_element(*subnets, {}, [](const auto& subnet) { return subnet->prefix(); });
  const Needs needs = NeedsOfZone(blueprint, primary);
  if (needs.Sum() <= UsableAddresses(*smallest)) {
    return;
  }
  diag::Build(sink, kFound, subnets.written() ? smallest.span : network.cidr.span, smallest->ToString(),
              UsableAddresses(*smallest), needs.Sum())
      .Note(fmt::format("in a zone there may be {}; AWS keeps five addresses of each subnet", Text(needs)))
      .Help(fmt::format("write networks of /{} or wider in `private`{}", PrefixFor(needs.Sum()),
                        subnets.written() ? "" : ", or a wider `cidr`"))
      .Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  CheckSide(subject.blueprint, true, sink);
  CheckSide(subject.blueprint, false, sink);
}

}  // namespace

extern const Rule kCrowdedPrivateSubnetRule;
const Rule kCrowdedPrivateSubnetRule{
    .kind = diag::Kind::CrowdedPrivateSubnet,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
