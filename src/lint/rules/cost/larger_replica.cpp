#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/instance_size.h"
#include "lint/facts/offered_class.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string, std::string> kFound{
    diag::Kind::LargerReplica, "the replica of database `{}` is a `{}`, larger than the database, a `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicas whose class has a larger size and more memory than the database's own: `xlarge` after
`large`. A `db.m6g.xlarge` has no more memory than a `db.r6g.large`, and may stand in for it.

## Why
The replica repeats the writes of the database, and after a promotion carries the same load. What is
enough for the one is enough for the other. Each size doubles the price, around the clock, for an
instance that mostly waits. Often the larger class is what is left of a test, or the database was
made smaller and its replica forgotten.

## Example
```yaml
databases:
  orders:
    replica: { instance_class: db.m6g.xlarge }
```

## Instead
```yaml
databases:
  orders:
    replica: { instance_class: db.m6g.large }
```
)";

/// GiB of memory that a class of the size `large` has: families differ by their first letter.
std::int64_t MemoryOfLarge(std::string_view instance_class) {
  switch (InstanceFamily(instance_class).front()) {
    case 'c':
      return 4;
    case 'r':
    case 'z':
      return 16;
    case 'x':
      return 32;
    default:
      return 8;
  }
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& own = database.value.instance_class;
    const auto& replica = database.value.replica.instance_class;
    const auto size = InstanceSize(*own);
    const auto replica_size = InstanceSize(*replica);
    if (!size || !replica_size || *replica_size <= *size ||
        MemoryOfLarge(*replica) * *replica_size <= MemoryOfLarge(*own) * *size) {
      continue;
    }
    const bool offered = MayHaveClass(*subject.blueprint.regions.dr.region, *database.value.engine, *own);
    blueprint::PointAt(diag::Build(sink, kFound, replica.span, key, *replica, *own), own, "instance_class",
                       *own)
        .Note("a replica does the database's writing and none of its reading: the same class is enough")
        .Help(offered ? fmt::format("write `{}`, or leave `replica.instance_class` out", *own)
                      : "write a class of that size that the DR region has")
        .Report();
  }
}

}  // namespace

extern const Rule kLargerReplicaRule;
const Rule kLargerReplicaRule{
    .kind = diag::Kind::LargerReplica,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
