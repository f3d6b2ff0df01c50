#include <algorithm>
#include <string>
#include <vector>

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
Finds schedules of images that go off within the backup window of a database, where both are written.

## Why
A backup raises the latency of a database for some minutes at its beginning; a database in one zone
stands still for some seconds. An image is a snapshot of the disk of an instance that serves, taken
while that works on. Neither does harm by itself, but an alarm at an hour at which both begin has two
suspects, and any other hour is as good.

A `rate(…)` has no hour of its own and is not looked at. By default the two are apart.

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
    const bool chosen = schedule.written() && window.written();
    if (!chosen || std::ranges::none_of(minutes, [&](int minute) { return Contains(*window, minute); })) {
      continue;
    }
    diag::Build(sink, kFound, schedule.span, key, blueprint::FormatWindow(*window))
        .Label(window.span, "the window of its backups")
        .Note("a database answers more slowly while a backup begins")
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
