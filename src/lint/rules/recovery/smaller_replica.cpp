#include <optional>
#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/instance_size.h"
#include "lint/facts/offered_class.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string, std::string> kFound{
    diag::Kind::SmallerReplica, "the replica of database `{}` is a `{}`, smaller than the database, a `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicas whose class has a smaller size than the database's own: `large` after `xlarge`,
whatever the family.

## Why
A replica does all the writing that the database does. With less memory and fewer processors it
falls behind in busy hours, and what it has not received by then is lost in a failover; one that is
further behind than `max_replica_lag` is not promoted at all.

After the promotion it carries the whole load. Another class takes a restart of some minutes, at the
worst moment.

## Example
```yaml
databases:
  orders:
    replica:
      instance_class: db.t4g.medium
```

## Instead
```yaml
databases:
  orders:
    replica:
      instance_class: db.m6g.large
```

## Fix
Sets the replica's class to the database's, where the DR region has it. The replica costs more and
restarts, so it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& own = database.value.instance_class;
    const auto& replica = database.value.replica.instance_class;
    const auto size = InstanceSize(*own);
    const auto replica_size = InstanceSize(*replica);
    if (!size || !replica_size || *replica_size >= *size) {
      continue;
    }
    const bool offered = MayHaveClass(*subject.blueprint.regions.dr.region, *database.value.engine, *own);
    blueprint::PointAt(diag::Build(sink, kFound, replica.span, key, *replica, *own), own, "instance_class",
                       *own)
        .Note("it falls behind when the database is busy, and it is what serves after a failover")
        .Help(offered ? fmt::format("write `{}`, or leave `replica.instance_class` out", *own)
                      : "write a class of that size that the DR region has")
        .Fix(offered ? SetField(subject, "databases." + key + ".replica.instance_class", *own,
                                diag::Applicability::Unsafe)
                     : std::nullopt)
        .Report();
  }
}

}  // namespace

extern const Rule kSmallerReplicaRule;
const Rule kSmallerReplicaRule{
    .kind = diag::Kind::SmallerReplica,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
