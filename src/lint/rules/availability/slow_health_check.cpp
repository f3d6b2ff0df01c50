#include <chrono>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{
    diag::Kind::SlowHealthCheck, "service `{}` sends requests to a broken instance for {} seconds"};
constexpr blueprint::Duration kLongest = std::chrono::seconds(60);

constexpr std::string_view kExplanation = R"(
## What it does
Finds health checks that need more than 60 seconds to see a broken instance: `interval` times
`unhealthy_threshold`.

## Why
Until the load balancer counts an instance as unhealthy it sends it its share of the requests, and
all of them fail: of two instances, every second request. The same time passes before
`healthy_hosts` begins to notice that a region is lost. The defaults, three checks ten seconds
apart, take half a minute.

## Example
```yaml
services:
  web:
    health_check: { interval: 30s }
```

## Instead
```yaml
services:
  web:
    health_check: { interval: 20s }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& interval = service.value.health_check.interval;
    const auto& threshold = service.value.health_check.unhealthy_threshold;
    const blueprint::Duration needed = *interval * *threshold;
    if (!HasLoadBalancer(service.value) || needed <= kLongest) {
      continue;
    }
    auto report =
        diag::Build(sink, kFound, interval.written() ? interval.span : threshold.span, key, needed.count())
            .Note(fmt::format("an instance is unhealthy after {} failed checks, one every {} seconds",
                              *threshold, interval->count()))
            .Help("write `interval: 10s` and `unhealthy_threshold: 3`, half a minute together");
    if (interval.written() && threshold.written()) {
      report.Label(threshold.span, "so many of them");
    }
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kSlowHealthCheckRule;
const Rule kSlowHealthCheckRule{
    .kind = diag::Kind::SlowHealthCheck,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
