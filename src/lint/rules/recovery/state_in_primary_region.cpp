#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::StateInPrimaryRegion,
                                        "Terraform's state is in `{}`, the primary region"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds a state in S3 whose bucket is in the primary region.

## Why
Terraform reads its state before it does anything. The failover itself needs no Terraform, but what
comes after does: to let the DR region grow, to repair what a failover left undone, to fail back.
All of that waits for the region that was lost, when its state is there.

A third region is best. The DR region is better than the primary one: it is the region that has to
be changed then.

## Example
```yaml
state:
  region: eu-central-1
```

## Instead
```yaml
state:
  region: eu-north-1
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& region = subject.blueprint.state.region;
  const auto& primary = subject.blueprint.regions.primary.region;
  if (!region || **region != *primary) {
    return;
  }
  diag::Build(sink, kFound, region->span, *primary)
      .Label(primary.span, "the primary region")
      .Note("while that region is away, Terraform can change nothing in the DR region either")
      .Help("keep the state in a bucket of another region, best a third one, and write that region")
      .Report();
}

}  // namespace

extern const Rule kStateInPrimaryRegionRule;
const Rule kStateInPrimaryRegionRule{
    .kind = diag::Kind::StateInPrimaryRegion,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
