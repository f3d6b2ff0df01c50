#include <algorithm>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/jurisdiction.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string_view, std::string_view> kFound{
    diag::Kind::CrossJurisdictionRecovery, "data is copied to `{}` in {}, out of {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases and replicated buckets whose two regions are under different law.

## Why
The DR region holds a full copy of the data all the time, not only after a failover.
Personal data of the European Union in a region of the United States is a transfer to a
third country, which needs a legal basis, and an audit asks for it; the same holds between
other countries. `eu-west-2` is in the United Kingdom and `eu-central-2` in Switzerland:
neither is in the Union, whatever the code begins with. Who has decided that the copy may
leave says so in an allow.

## Example
```yaml
regions:
  dr:
    region: us-east-2
    network: { availability_zones: [us-east-2a, us-east-2b, us-east-2c], egress: nat }
services:
  web:
    certificates:
      dr: arn:aws:acm:us-east-2:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
```

## Instead
```yaml
regions:
  dr: { region: eu-west-1 }
```
)";

bool CopiesData(const blueprint::Blueprint& blueprint) {
  return !blueprint.databases.empty() || std::ranges::any_of(blueprint.buckets, [](const auto& entry) {
    return *entry.second.value.replication != blueprint::Replication::None;
  });
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& primary = subject.blueprint.regions.primary.region;
  const auto& dr = subject.blueprint.regions.dr.region;
  const std::string_view here = JurisdictionOf(*primary);
  const std::string_view there = JurisdictionOf(*dr);
  if (here == there || !CopiesData(subject.blueprint)) {
    return;
  }
  auto report = diag::Build(sink, kFound, dr.span, *dr, there, here);
  report.Label(primary.span, fmt::format("in {}", here));
  if (const auto neighbour = NeighbourOf(*primary)) {
    report.Help(fmt::format("use a region in {}, such as `{}`", here, *neighbour));
  } else {
    report.Note(fmt::format("AWS has no other region in {} that an account has from the start", here));
    report.Help("allow it, with the basis on which the data may leave");
  }
  std::move(report).Report();
}

}  // namespace

extern const Rule kCrossJurisdictionRecoveryRule;
const Rule kCrossJurisdictionRecoveryRule{
    .kind = diag::Kind::CrossJurisdictionRecovery,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
