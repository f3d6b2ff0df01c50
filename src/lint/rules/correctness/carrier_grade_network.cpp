#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::CarrierGradeNetwork,
                                        "network `{}` is in the range that carriers use among themselves"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds networks inside `100.64.0.0/10`.

## Why
RFC 6598 sets this range apart for the address translation of carriers. A VPC may use it,
and some do when the private ranges are used up. But the same addresses are taken by mesh
VPNs such as Tailscale, by Kubernetes and by access providers, and routers between
companies often drop them: a peering or a VPN that is needed in an emergency may not be
possible.

## Example
```yaml
regions:
  dr:
    network:
      cidr: 100.64.0.0/16
```

## Instead
```yaml
regions:
  dr:
    network:
      cidr: 10.64.0.0/16
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const Cidr4 carriers = Cidr4::Parse("100.64.0.0/10").value();
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const auto& cidr = region.network.cidr;
    if (carriers.Contains(*cidr)) {
      diag::Build(sink, kFound, cidr.span, cidr->ToString())
          .Note("RFC 6598 gives 100.64.0.0/10 to carriers; VPNs use it as well, and some routers drop it")
          .Help("write a network inside 10.0.0.0/8, unless these addresses are planned")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kCarrierGradeNetworkRule;
const Rule kCarrierGradeNetworkRule{
    .kind = diag::Kind::CarrierGradeNetwork,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
