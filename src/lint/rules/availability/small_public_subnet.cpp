#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/addresses.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{diag::Kind::SmallPublicSubnet,
                                                      "public subnet `{}` has room for {} addresses only"};
constexpr int kNarrowest = 27;

constexpr std::string_view kExplanation = R"(
## What it does
Finds public subnets smaller than /27, when there is a public service.

## Why
A load balancer grows with its traffic, and takes an address in each of its subnets for every node.
AWS asks for subnets of /27 at least, with eight addresses free for each load balancer, and refuses
to make one where there are fewer. A /28 has 16 addresses, of which AWS keeps five and a NAT gateway
takes one. A load balancer that cannot grow drops connections on the day with the most users, and a
subnet cannot be made larger.

## Example
```yaml
regions:
  primary:
    network:
      public: [10.20.0.0/28, 10.20.0.16/28, 10.20.0.32/28]
```

## Instead
```yaml
regions:
  primary:
    network:
      public: [10.20.0.0/24, 10.20.1.0/24, 10.20.2.0/24]
```
)";

void CheckNetwork(const blueprint::Network& network, diag::Sink& sink) {
  const auto& subnets = network.public_subnets;
  const auto small =
      std::ranges::find_if(*subnets, [](const auto& subnet) { return subnet->prefix() > kNarrowest; });
  if (small == subnets->end()) {
    return;
  }
  auto report = diag::Build(sink, kFound, subnets.written() ? small->span : network.cidr.span,
                            (*small)->ToString(), UsableAddresses(**small));
  if (!subnets.written()) {
    report.Note(fmt::format("`public` is not written, and cut from `cidr`, {}, by default",
                            network.cidr->ToString()));
  }
  report
      .Note("a load balancer wants eight free addresses, in a subnet of /27 or wider; AWS keeps five of each")
      .Help(subnets.written() ? "write networks of /27 or wider in `public`"
                              : "write a `cidr` of /23 or wider, or `public` and `private` yourself");
  std::move(report).Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  const bool serves = std::ranges::any_of(subject.blueprint.services, [](const auto& entry) {
    return *entry.second.value.exposure == blueprint::Exposure::Public;
  });
  if (serves) {
    CheckNetwork(subject.blueprint.regions.primary.network, sink);
    CheckNetwork(subject.blueprint.regions.dr.network, sink);
  }
}

}  // namespace

extern const Rule kSmallPublicSubnetRule;
const Rule kSmallPublicSubnetRule{
    .kind = diag::Kind::SmallPublicSubnet,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
