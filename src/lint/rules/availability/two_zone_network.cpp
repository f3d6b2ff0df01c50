#include <cstddef>
#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/facts/zones.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::size_t> kFound{diag::Kind::TwoZoneNetwork,
                                                     "the network in `{}` spans 2 of {} availability zones"};
constexpr std::size_t kThree = 3;

constexpr std::string_view kExplanation = R"(
## What it does
Finds networks that are written with two availability zones in a region that has more. The two that
Lifeboat chooses when `availability_zones` is absent are not reported, and a DR region with fewer
zones than the primary one is `fewer-dr-zones`.

## Why
With two zones the loss of one takes half of the instances, and everybody who lost theirs asks the
one that is left for new ones. With three it takes a third, and there are two zones to find the rest
in. Subnets can be added later, but the networks of those that are there cannot be moved: the room
is cheapest when it is left at the beginning.

## Example
```yaml
regions:
  primary:
    network:
      availability_zones: [eu-central-1a, eu-central-1b]
```

## Instead
```yaml
regions:
  primary:
    network:
      availability_zones: [eu-central-1a, eu-central-1b, eu-central-1c]
```
)";

void CheckRegion(const blueprint::Region& region, diag::Sink& sink) {
  const auto& zones = region.network.availability_zones;
  const std::size_t known = ZonesOf(region);
  if (!zones.written() || zones->size() >= kThree || known < kThree) {
    return;
  }
  diag::Build(sink, kFound, zones.span, *region.region, known)
      .Note("the loss of a zone takes half of the instances instead of a third")
      .Help(HelpForZones(region, kThree))
      .Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  const blueprint::Regions& regions = subject.blueprint.regions;
  CheckRegion(regions.primary, sink);
  if (!HasFewerZones(regions.dr, regions.primary)) {
    CheckRegion(regions.dr, sink);
  }
}

}  // namespace

extern const Rule kTwoZoneNetworkRule;
const Rule kTwoZoneNetworkRule{
    .kind = diag::Kind::TwoZoneNetwork,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
