#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string, std::string> kFound{
    diag::Kind::ShorterReplicaBackups,
    "the replica of database `{}` keeps backups for {}, and the database for {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicas whose automatic backups are kept for a shorter time than the database's.

## Why
Who asks for `14d` of backups wants to go back that far: to before a mistake that was found out
late. Automatic backups of the database stay in its region. After a failover the promoted replica's
are all that can be reached, and they were kept for as long as the replica's own setting says.

## Example
```yaml
databases:
  orders:
    backups: { retention: 14d }
    replica:
      backups: { retention: 7d }
```

## Instead
```yaml
databases:
  orders:
    backups: { retention: 14d }
    replica:
      backups: { retention: 14d }
```

## Fix
Sets the replica's retention to the database's. Backups are free up to the size of the databases in
the region, beyond that a GB costs about 0.10 USD a month.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& own = database.value.backups.retention;
    const auto& replica = database.value.replica.backups.retention;
    if (*replica >= *own) {
      continue;
    }
    const std::string wanted = blueprint::FormatDuration(*own);
    blueprint::PointAt(
        diag::Build(sink, kFound, replica.span, key, blueprint::FormatDuration(*replica), wanted), own,
        "backups.retention", wanted)
        .Note("after a failover older backups are in the lost region alone")
        .Help(fmt::format("write `retention: {}` for the replica's backups", wanted))
        .Fix(SetField(subject, "databases." + key + ".replica.backups.retention", wanted))
        .Report();
  }
}

}  // namespace

extern const Rule kShorterReplicaBackupsRule;
const Rule kShorterReplicaBackupsRule{
    .kind = diag::Kind::ShorterReplicaBackups,
    .fixes = Fixes::Safe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
