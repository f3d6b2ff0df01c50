#include <chrono>
#include <cstdint>
#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{
    diag::Kind::HastyHealthCheck, "service `{}` gives up an instance that is silent for {} seconds"};
constexpr blueprint::Duration kShortest = std::chrono::seconds(15);

constexpr std::string_view kExplanation = R"(
## What it does
Finds health checks that count an instance as unhealthy in less than 15 seconds: `interval` times
`unhealthy_threshold`.

## Why
The Auto Scaling group ends what the load balancer counts as unhealthy. A pause of a garbage
collector, a slow disk or a burst of requests is over in ten seconds, and a new instance takes two
to four minutes. What made one instance slow makes the others slow as well: they get its share of
the requests, and are ended in turn.

## Example
```yaml
services:
  web:
    health_check: { interval: 5s, timeout: 2s, unhealthy_threshold: 2 }
```

## Instead
```yaml
services:
  web:
    health_check: { interval: 5s, timeout: 2s, unhealthy_threshold: 3 }
```

## Fix
Sets `unhealthy_threshold: 3`, which takes 15 to 21 seconds.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const blueprint::HealthCheck& check = service.value.health_check;
    const blueprint::Duration needed = *check.interval * *check.unhealthy_threshold;
    if (HasLoadBalancer(service.value) && needed < kShortest) {
      diag::Build(sink, kFound, check.unhealthy_threshold.span, key, needed.count())
          .Note("what is unhealthy is replaced, and a new instance takes two to four minutes")
          .Help("write `unhealthy_threshold: 3`")
          .Fix(SetField(subject, "services." + key + ".health_check.unhealthy_threshold", "3"))
          .Report();
    }
  }
}

}  // namespace

extern const Rule kHastyHealthCheckRule;
const Rule kHastyHealthCheckRule{
    .kind = diag::Kind::HastyHealthCheck,
    .fixes = Fixes::Safe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
