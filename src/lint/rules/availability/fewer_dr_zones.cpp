#include <algorithm>
#include <cstddef>

#include "lifeboat/lint/rule.h"

#include "lint/facts/zones.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::size_t, std::size_t> kFound{
    diag::Kind::FewerDrZones,
    "the DR region's network spans {} availability zones, and the primary region's {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds DR regions whose network spans fewer availability zones than the primary region's, although
the region has more. When `availability_zones` is absent, two are used.

## Why
After a failover the application runs in the DR region for days. With fewer zones it stands worse
against the next loss than before, in the days when a second failover is not possible. In a region
that has just taken over from another one, capacity is short as well: every further zone is one more
place to find instances.

## Example
```yaml
regions:
  dr:
    network:
      availability_zones: null # two by default
```

## Instead
```yaml
regions:
  dr:
    network:
      availability_zones: [eu-west-1a, eu-west-1b, eu-west-1c]
```

## Fix
Writes as many zones as the primary region has, when neither zones nor subnets of the DR region are
written. A zone brings its own NAT gateway where `egress` is `nat`, so the fix is made with
`--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [primary, dr] = subject.blueprint.regions;
  if (!HasFewerZones(dr, primary)) {
    return;
  }
  const auto& here = primary.network.availability_zones;
  const blueprint::Network& network = dr.network;
  auto report = diag::Build(sink, kFound, network.availability_zones.span, network.availability_zones->size(),
                            here->size());
  if (here.written()) {
    report.Label(here.span, "the primary region's");
  }
  if (!network.availability_zones.written()) {
    report.Note("`availability_zones` is not written and two by default");
  }
  const std::size_t wanted = std::min(here->size(), ZonesOf(dr));
  report.Help(HelpForZones(dr, wanted));
  if (!HasWrittenNetworks(network)) {
    report.Fix(SetField(subject, "regions.dr.network.availability_zones", ZoneList(dr, wanted),
                        diag::Applicability::Unsafe));
  }
  std::move(report).Report();
}

}  // namespace

extern const Rule kFewerDrZonesRule;
const Rule kFewerDrZonesRule{
    .kind = diag::Kind::FewerDrZones,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
