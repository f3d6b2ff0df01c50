#include <algorithm>
#include <chrono>
#include <cstdint>

#include <fmt/core.h>

#include "lifeboat/blueprint/recurrence.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t> kFound{diag::Kind::LongImageRetention, "images are kept for {} days"};

constexpr std::int64_t kLongest = 90;

constexpr std::string_view kExplanation = R"(
## What it does
Finds `images.keep.days` of more than 90.

## Why
A failover starts from the newest image, and going back means one or two before it. An image of last
quarter has programs and patches that nobody wants to run. Its snapshot is paid in both regions:
0.05 USD a GB and month of what changed from one image to the next.

Data is in databases and buckets, which have backups and versions of their own: images are no
archive.

## Example
```yaml
images:
  keep: { days: 180, at_least: 3 }
```

## Instead
```yaml
images:
  keep: { days: 30, at_least: 3 }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& days = subject.blueprint.images.keep.days;
  if (*days <= kLongest) {
    return;
  }
  const blueprint::Duration between = blueprint::RecurrenceOf(*subject.blueprint.images.schedule).average;
  diag::Build(sink, kFound, days.span, *days)
      .Note(fmt::format("that is about {} images of each service in each region, at 0.05 USD a GB and month",
                        std::max<std::int64_t>(std::chrono::days(*days) / between, 1)))
      .Help(fmt::format("write `days: {}` or less", kLongest))
      .Report();
}

}  // namespace

extern const Rule kLongImageRetentionRule;
const Rule kLongImageRetentionRule{
    .kind = diag::Kind::LongImageRetention,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
