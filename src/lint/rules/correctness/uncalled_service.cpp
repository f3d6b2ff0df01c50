#include <algorithm>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UncalledService,
                                        "no service calls `{}`, which is internal"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services with `exposure: internal` that no service lists under `calls`.

## Why
An internal load balancer takes connections from the services that call it and from nobody
else. Without a caller it has no client at all: either a `calls` was forgotten, and the
caller's requests time out, or the service is a worker that needs no load balancer, which
costs about 16 dollars a month in each region.

## Example
```yaml
services:
  prices:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/prices@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
    exposure: internal
    instance_type: m7g.large
    capacity: { primary: { min: 3, max: 9 } }
```

## Instead
```yaml
services:
  web:
    calls: [prices]
  prices:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/prices@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
    exposure: internal
    instance_type: m7g.large
    capacity: { primary: { min: 3, max: 9 } }
```
)";

bool IsCalled(const blueprint::Blueprint& blueprint, const std::string& key) {
  return std::ranges::any_of(blueprint.services, [&](const auto& entry) {
    return std::ranges::any_of(*entry.second.value.calls, [&](const auto& callee) { return *callee == key; });
  });
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& exposure = service.value.exposure;
    if (*exposure == blueprint::Exposure::Internal && !IsCalled(subject.blueprint, key)) {
      diag::Build(sink, kFound, exposure.span, key)
          .Note("its load balancer takes connections from the services that call it and from nobody else")
          .Help("add `" + key + "` to the `calls` of its clients, or write `exposure: none` for a worker")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kUncalledServiceRule;
const Rule kUncalledServiceRule{
    .kind = diag::Kind::UncalledService,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
