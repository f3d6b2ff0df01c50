#include <cstdint>
#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{diag::Kind::HighCpuTarget,
                                                      "service `{}` grows only above {} percent of CPU load"};
constexpr std::int64_t kHighest = 70;

constexpr std::string_view kExplanation = R"(
## What it does
Finds services behind a load balancer whose `cpu_target` is above 70 percent. Workers (`exposure:
none`) may be busy: nobody waits for their answer. Where the number of instances is fixed in both
regions the target has no effect; that is `capacity-without-headroom`.

## Why
Growing takes about five minutes: CloudWatch watches the load for three minutes, and then an
instance has to start. What the load does in the meantime has to fit between the target and 100
percent. Above 80 percent requests begin to wait for each other, and health checks are requests as
well. The loss of one of three zones makes 70 percent 105.

## Example
```yaml
services:
  web:
    scaling: { cpu_target: 85 }
```

## Instead
```yaml
services:
  web:
    scaling: { cpu_target: 60 }
```

## Fix
Sets `cpu_target: 60`, the default. The group will be larger than before, so it is made with
`--unsafe-fixes` only.
)";

/// Whether a group of either region may have more instances than it begins with: else nothing reads the
/// target.
bool MayGrow(const blueprint::Capacity& capacity) {
  return *capacity.primary.max > *capacity.primary.min || *capacity.dr.max > *capacity.dr.failover;
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& target = service.value.scaling.cpu_target;
    if (HasLoadBalancer(service.value) && *target > kHighest && MayGrow(service.value.capacity)) {
      diag::Build(sink, kFound, target.span, key, *target)
          .Note("growing takes about five minutes: three of watching, and the start of an instance")
          .Help("write `cpu_target: 60`, 70 at most")
          .Fix(
              SetField(subject, "services." + key + ".scaling.cpu_target", "60", diag::Applicability::Unsafe))
          .Report();
    }
  }
}

}  // namespace

extern const Rule kHighCpuTargetRule;
const Rule kHighCpuTargetRule{
    .kind = diag::Kind::HighCpuTarget,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
