#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::FewSpotTypes,
                                                     "Spot instances of service `{}` come from {}"};
constexpr std::size_t kEnough = 3;
constexpr std::int64_t kAll = 100;

constexpr std::string_view kExplanation = R"(
## What it does
Finds services whose Spot instances come from fewer than three instance types, the service's own
included. Where `on_demand_base` is as much as `max`, there are no Spot instances.

## Why
Spot capacity is counted by instance type and zone: each pair is a pool of its own, and runs dry on
its own. Two types in two zones are four pools, and when many look for the same type, its pools run
dry in all zones. AWS recommends ten types or more. Similar ones are enough: the previous
generation, the variants with disks or a faster network, the next size.

## Example
```yaml
services:
  web:
    spot:
      instance_types: [m7g.large, m6g.large]
      image_id: ami-0123456789abcdef0
```

## Instead
```yaml
services:
  web:
    spot:
      instance_types: [m7g.large, m6g.large, m7gd.large, m7g.xlarge]
      image_id: ami-0123456789abcdef0
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& spot = service.value.spot;
    if (!spot || *spot->on_demand_percentage == kAll ||
        *spot->on_demand_base >= *service.value.capacity.primary.max) {
      continue;
    }
    std::set<std::string> types = {*service.value.instance_type};
    for (const auto& type : *spot->instance_types) {
      types.insert(*type);
    }
    if (types.size() < kEnough) {
      diag::Build(sink, kFound, spot->instance_types.span, key,
                  Counted(static_cast<std::int64_t>(types.size()), "instance type"))
          .Note("each type has a pool of Spot capacity in each zone; AWS recommends ten types or more")
          .Help("add types of the same processor, such as the previous generation and the next size")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kFewSpotTypesRule;
const Rule kFewSpotTypesRule{
    .kind = diag::Kind::FewSpotTypes,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
