#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/recurrence.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/blueprint/window.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::ImagesDuringBackups, "images are made while database `{}` is backed up, in {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds schedules of images that go off within the backup window of a database. Where both are
defaults it is silent.

## Why
A backup raises the latency of a database for some minutes at its beginning; a database in one zone
stands still for some seconds. An image reads the whole disk of an instance that serves customers.
At the same time they add up, in slow answers and in alarms whose cause is hard to see. Any other
hour is as good.

A `rate(…)` has no hour of its own and is not looked at.

## Example
```yaml
images:
  schedule: cron(30 1 * * ? *)
```

## Instead
```yaml
images:
  schedule: cron(0 2 * * ? *)
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& schedule = subject.blueprint.images.schedule;
  const std::vector<int> minutes = blueprint::MinutesOfDay(*schedule);
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& window = database.value.backups.window;
    const bool chosen = schedule.written() || window.written();
    if (!chosen || std::ranges::none_of(minutes, [&](int minute) { return Contains(*window, minute); })) {
      continue;
    }
    const bool swap = !schedule.written();
    const std::string text = blueprint::FormatWindow(*window);
    auto report = diag::Build(sink, kFound, swap ? window.span : schedule.span, key, text);
    blueprint::PointAt(std::move(report), swap ? blueprint::Origin(schedule) : blueprint::Origin(window),
                       swap ? "images.schedule" : "backups.window", swap ? schedule->expression : text)
        .Note("either of them slows down what it reads for some minutes")
        .Help("write another hour for one of them")
        .Report();
  }
}

}  // namespace

extern const Rule kImagesDuringBackupsRule;
const Rule kImagesDuringBackupsRule{
    .kind = diag::Kind::ImagesDuringBackups,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
