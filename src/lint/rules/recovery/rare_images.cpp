#include <chrono>
#include <cstdint>

#include "lifeboat/blueprint/recurrence.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t> kFound{diag::Kind::RareImages, "images are made up to {} days apart"};

constexpr std::chrono::days kLongest{7};

constexpr std::string_view kExplanation = R"(
## What it does
Finds schedules of images with more than seven days between two of them.

## Why
A failover starts instances from the newest image. What was released since is not in it: the
instance has to fetch the container from its registry first, which takes minutes and works only
while that registry does. Patches of the operating system are missing for as long.

The alarm on the age of images follows the schedule: with images once a month it is silent for two
months after the last one that could be made.

## Example
```yaml
images:
  schedule: cron(0 2 1 * ? *)
```

## Instead
```yaml
images:
  schedule: cron(0 2 ? * SUN *)
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& schedule = subject.blueprint.images.schedule;
  const blueprint::Duration longest = blueprint::RecurrenceOf(*schedule).longest;
  if (longest <= kLongest) {
    return;
  }
  diag::Build(sink, kFound, schedule.span, std::chrono::ceil<std::chrono::days>(longest).count())
      .Note("the DR region starts from the latest image, which is that old at worst")
      .Help("write `cron(0 2 * * ? *)` for every night, or `cron(0 2 ? * SUN *)` for every Sunday")
      .Report();
}

}  // namespace

extern const Rule kRareImagesRule;
const Rule kRareImagesRule{
    .kind = diag::Kind::RareImages,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
