#include <chrono>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/recurrence.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t> kFound{diag::Kind::FrequentImages,
                                         "{} images of each service are made a day"};

constexpr std::chrono::hours kShortest{6};

constexpr std::string_view kExplanation = R"(
## What it does
Finds schedules that make images more often than every six hours.

## Why
An image holds the system and the container, not data, and changes when something is released. Every
image reads the disk of an instance that serves, is copied to the other region at 0.02 USD a GB of
what changed, and is kept for `keep.days`: with hourly images and 14 days that is 336 of each
service in each region. A copy takes 15 minutes, and most are never looked at.

## Example
```yaml
images:
  schedule: rate(1 hour)
```

## Instead
```yaml
images:
  schedule: rate(6 hours)
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [schedule, keep] = subject.blueprint.images;
  const blueprint::Duration between = blueprint::RecurrenceOf(*schedule).average;
  if (between >= kShortest) {
    return;
  }
  blueprint::PointAt(diag::Build(sink, kFound, schedule.span, std::chrono::days(1) / between), keep.days,
                     "keep.days", std::to_string(*keep.days))
      .Note(fmt::format("about {} images of each service are kept in each region",
                        std::chrono::days(*keep.days) / between))
      .Help("write `rate(6 hours)`, or `cron(0 2 * * ? *)` for every night")
      .Report();
}

}  // namespace

extern const Rule kFrequentImagesRule;
const Rule kFrequentImagesRule{
    .kind = diag::Kind::FrequentImages,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
