#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"
#include "lint/fix.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::SingleInstanceService,
                                        "service `{}` may run on a single instance"};
constexpr std::int64_t kTwo = 2;

constexpr std::string_view kExplanation = R"(
## What it does
Finds services behind a load balancer that may run on a single instance of the primary region:
`capacity.primary.min` is 1. Workers (`exposure: none`) may: their work waits.

## Why
Instances fail more often than zones. From the moment that the only one fails its health checks
until its successor passes them nobody is served, which takes two to four minutes. That is nearly as
long as `healthy_hosts` waits, five minutes by default, before it counts the region as lost. Two
instances run in different zones.

## Example
```yaml
services:
  web:
    capacity:
      primary: { min: 1 }
```

## Instead
```yaml
services:
  web:
    capacity:
      primary: { min: 2 }
```

## Fix
Sets `min: 2`, where the other capacities allow it. That is one more instance to pay, so it is made
with `--unsafe-fixes` only.
)";

/// What else has to be written when `primary.min` is two; what is derived follows by itself.
std::vector<std::string> Followers(const blueprint::Capacity& capacity) {
  std::vector<std::string> followers;
  const auto raise = [&](const blueprint::Located<std::int64_t>& field, std::string_view key,
                         std::int64_t to) {
    if (field.written() && *field < to) {
      followers.push_back(fmt::format("`{}: {}`", key, to));
    }
  };
  const auto& most = capacity.primary.max;
  raise(most, "primary.max", kTwo + 1);
  raise(capacity.dr.failover, "dr.failover", kTwo);
  raise(capacity.dr.max, "dr.max", most.written() ? std::max(*most, kTwo + 1) : 2 * kTwo);
  return followers;
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const blueprint::Capacity& capacity = service.value.capacity;
    if (!HasLoadBalancer(service.value) || *capacity.primary.min >= kTwo) {
      continue;
    }
    auto report = diag::Build(sink, kFound, capacity.primary.min.span, key)
                      .Note("its replacement takes two to four minutes, in which nobody is served");
    std::vector<std::string> wanted = Followers(capacity);
    const bool alone = wanted.empty();
    wanted.insert(wanted.begin(), "`primary.min: 2`");
    report.Help("write " + Enumerated(wanted));
    if (alone) {
      report.Fix(
          SetField(subject, "services." + key + ".capacity.primary.min", "2", diag::Applicability::Unsafe));
    }
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kSingleInstanceServiceRule;
const Rule kSingleInstanceServiceRule{
    .kind = diag::Kind::SingleInstanceService,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
