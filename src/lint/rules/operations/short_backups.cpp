#include <chrono>
#include <string>
#include <string_view>

#include "lifeboat/lint/rule.h"

#include "lint/fix.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string_view, std::string, std::string> kFound{
    diag::Kind::ShortBackups, "backups of {}database `{}` reach back {} only"};
constexpr std::chrono::days kWeek{7};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases, and their replicas, whose `backups.retention` is less than `7d`. A replica that
keeps its backups for less long than its primary is `shorter-replica-backups`.

## Why
A replica protects against the loss of a region, not against mistakes: a deleted table is deleted in
both within seconds. The only way back is a backup from before. What goes wrong on a Friday is found
on Monday, after a long weekend on Tuesday, and a job that runs once a week may need a week to be
missed. Backups as large as the database are free.

## Example
```yaml
databases:
  orders:
    backups: { retention: 3d }
```

## Instead
```yaml
databases:
  orders:
    backups: { retention: 7d }
```

## Fix
Sets `retention: 7d`. Nothing restarts.
)";

void CheckBackups(const Subject& subject, const std::string& key, bool primary, diag::Sink& sink) {
  const blueprint::Database& database = subject.blueprint.databases.at(key).value;
  const auto& retention = (primary ? database.backups : database.replica.backups).retention;
  if (*retention >= kWeek) {
    return;
  }
  const auto days = std::chrono::duration_cast<std::chrono::days>(*retention).count();
  const std::string path = "databases." + key + (primary ? "" : ".replica") + ".backups.retention";
  diag::Build(sink, kFound, retention.span, primary ? "" : "the replica of ", key, Counted(days, "day"))
      .Note("a mistake reaches the replica within seconds; only a backup from before it undoes it")
      .Help("write `retention: 7d` or more")
      .Fix(SetField(subject, path, "7d"))
      .Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    CheckBackups(subject, key, true, sink);
    if (*database.value.replica.backups.retention >= *database.value.backups.retention) {
      CheckBackups(subject, key, false, sink);
    }
  }
}

}  // namespace

extern const Rule kShortBackupsRule;
const Rule kShortBackupsRule{
    .kind = diag::Kind::ShortBackups,
    .fixes = Fixes::Safe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
