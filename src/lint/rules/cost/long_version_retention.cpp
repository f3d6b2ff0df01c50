#include <chrono>
#include <cstdint>
#include <string>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{diag::Kind::LongVersionRetention,
                                                      "bucket `{}` keeps former versions for {} days"};

constexpr std::chrono::days kLongest{365};

constexpr std::string_view kExplanation = R"(
## What it does
Finds buckets that keep overwritten and deleted versions for more than 365 days.

## Why
Former versions undo mistakes: an overwritten file, a deleted folder. Those are found within days or
weeks. Every version that was ever written is paid like an object, 0.023 USD a GB and month, and
with replication once a region: a file of 1 GB that is written every day, kept for two years, costs
34 USD a month instead of 0.05.

What has to be kept by law belongs into objects of its own, not into the leavings of others; where
it cannot be helped, allow this rule.

## Example
```yaml
buckets:
  uploads:
    noncurrent_retention: 730d
```

## Instead
```yaml
buckets:
  uploads:
    noncurrent_retention: 90d
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const auto& retention = bucket.value.noncurrent_retention;
    if (*retention <= kLongest) {
      continue;
    }
    diag::Build(sink, kFound, retention.span, key, std::chrono::floor<std::chrono::days>(*retention).count())
        .Note("a former version costs what an object costs, 0.023 USD a GB and month, in each region")
        .Help("write `noncurrent_retention: 365d` or less")
        .Report();
  }
}

}  // namespace

extern const Rule kLongVersionRetentionRule;
const Rule kLongVersionRetentionRule{
    .kind = diag::Kind::LongVersionRetention,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
