#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/recurrence.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t, std::string> kFound{
    diag::Kind::ShortImageHistory,
    "two images are all that is left after {} days, with up to {} between them"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds `images.keep` with `at_least: 2` where `days` is less than twice the time between two images.

## Why
Images that are older than `days` are removed, except for the newest `at_least` of each service in
each region. When images are rarer than that, `at_least` alone decides. Two are the newest and the
one before: a release that breaks instances and is found out after the next image was made is in
both, and there is nothing left to start from.

An image costs what changed since the one before: 0.05 USD a GB and month in each region.

## Example
```yaml
images:
  schedule: cron(0 2 ? * SUN *)
  keep: { days: 7, at_least: 2 }
```

## Instead
```yaml
images:
  schedule: cron(0 2 ? * SUN *)
  keep: { days: 7, at_least: 3 }
```

## Fix
Sets `at_least: 3`: one more image of each service in each region stays.
)";

constexpr std::int64_t kFewest = 2;

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [schedule, keep] = subject.blueprint.images;
  const blueprint::Duration longest = blueprint::RecurrenceOf(*schedule).longest;
  const std::chrono::days kept(*keep.days);
  if (*keep.at_least > kFewest || kept >= 2 * longest) {
    return;
  }
  auto report = diag::Build(sink, kFound, keep.at_least.span, *keep.days, blueprint::FormatDuration(longest));
  blueprint::PointAt(std::move(report), keep.days, "days", std::to_string(*keep.days))
      .Note("when two images in a row are bad, no good one is left to go back to")
      .Help("write `at_least: 3`")
      .Fix(SetField(subject, "images.keep.at_least", "3"))
      .Report();
}

}  // namespace

extern const Rule kShortImageHistoryRule;
const Rule kShortImageHistoryRule{
    .kind = diag::Kind::ShortImageHistory,
    .fixes = Fixes::Safe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
