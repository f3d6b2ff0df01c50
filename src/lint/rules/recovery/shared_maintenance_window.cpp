#include <string>
#include <utility>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/blueprint/window.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string, std::string> kFound{
    diag::Kind::SharedMaintenanceWindow,
    "database `{}` and its replica may be maintained at the same time: in {} and in {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose weekly maintenance window overlaps their replica's.

## Why
In its window AWS may patch and restart an instance. When both are restarted at a time, the database
is away, the replica falls behind or is away as well, and a failover at that hour waits. A bad patch
reaches both before anybody has seen the first. With windows on different days the first one tells
what the second one will do.

## Example
```yaml
databases:
  orders:
    maintenance_window: "sun:03:00-sun:04:00"
    replica:
      maintenance_window: "sun:03:30-sun:04:00"
```

## Instead
```yaml
databases:
  orders:
    maintenance_window: "sun:03:00-sun:04:00"
    replica:
      maintenance_window: "tue:06:00-tue:07:00"
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& own = database.value.maintenance_window;
    const auto& replica = database.value.replica.maintenance_window;
    if (!Overlap(*own, *replica)) {
      continue;
    }
    const std::string own_text = blueprint::FormatWindow(*own);
    const std::string replica_text = blueprint::FormatWindow(*replica);
    const bool swap = !replica.written() && own.written();
    auto report = diag::Build(sink, kFound, swap ? own.span : replica.span, key, own_text, replica_text);
    blueprint::PointAt(std::move(report), swap ? replica : own,
                       swap ? "replica.maintenance_window" : "maintenance_window",
                       swap ? replica_text : own_text)
        .Note("while both restart, there is no database and nothing to fail over to")
        .Help("write windows on different days")
        .Report();
  }
}

}  // namespace

extern const Rule kSharedMaintenanceWindowRule;
const Rule kSharedMaintenanceWindowRule{
    .kind = diag::Kind::SharedMaintenanceWindow,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
