#include <cstdint>

#include "lifeboat/lint/rule.h"

#include "lint/facts/graph_nodes.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t, std::string, std::string> kFound{
    diag::Kind::DatabaseQuota, "the databases need {} DB instances in each of `{}` and `{}`"};
constexpr diag::Def<std::int64_t, std::string, std::string> kFailback{
    diag::Kind::DatabaseQuota, "a failback needs {} DB instances in each of `{}` and `{}`"};

constexpr std::int64_t kQuota = 40;

constexpr std::string_view kExplanation = R"(
## What it does
Finds applications whose databases, or whose failback, need more than 40 DB instances in a
region.

## Why
40 is what AWS allows in a region of an account that has not asked for more (quota
`L-7B6409FD`), together with everything else that runs in RDS there. Each database is an
instance in the primary region and one in the DR region. A failback makes new ones before
the old ones go, so for a while there are two of each: from 21 databases on, the way home
is closed until the quota is raised, which takes from minutes to days and comes at the
worst time. With the quota raised in both regions, allow the finding.

## Example
```yaml
databases: {
  d01: &database {
    engine: mysql, version: "8.4", instance_class: db.m6g.large, storage_gib: 100,
    schema: orders, username: shop_owner,
    backups: { retention: 14d, window: "01:00-02:00" }, maintenance_window: "sun:03:00-sun:04:00",
    replica: {
      multi_az: true,
      backups: { retention: 14d, window: "04:00-05:00" }, maintenance_window: "tue:06:00-tue:07:00"
    }
  },
  d02: *database, d03: *database, d04: *database, d05: *database, d06: *database,
  d07: *database, d08: *database, d09: *database, d10: *database, d11: *database,
  d12: *database, d13: *database, d14: *database, d15: *database, d16: *database,
  d17: *database, d18: *database, d19: *database, d20: *database, d21: *database
}
services: {
  w01: &worker {
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/worker@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069,
    exposure: none, instance_type: m7g.large, capacity: { primary: { min: 3, max: 6 } }, database: d01
  },
  w02: { <<: *worker, database: d02 }, w03: { <<: *worker, database: d03 },
  w04: { <<: *worker, database: d04 }, w05: { <<: *worker, database: d05 },
  w06: { <<: *worker, database: d06 }, w07: { <<: *worker, database: d07 },
  w08: { <<: *worker, database: d08 }, w09: { <<: *worker, database: d09 },
  w10: { <<: *worker, database: d10 }, w11: { <<: *worker, database: d11 },
  w12: { <<: *worker, database: d12 }, w13: { <<: *worker, database: d13 },
  w14: { <<: *worker, database: d14 }, w15: { <<: *worker, database: d15 },
  w16: { <<: *worker, database: d16 }, w17: { <<: *worker, database: d17 },
  w18: { <<: *worker, database: d18 }, w19: { <<: *worker, database: d19 },
  w20: { <<: *worker, database: d20 }, w21: { <<: *worker, database: d21 }
}
```

## Instead
```yaml
services:
  web:
    database: orders
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.graph == nullptr) {
    return;
  }
  const blueprint::Blueprint& blueprint = subject.blueprint;
  const std::int64_t count = CountIn<graph::Database>(*subject.graph, graph::Side::Primary);
  constexpr std::int64_t kInFailback = 2;
  if (count * kInFailback <= kQuota) {
    return;
  }
  const bool always = count > kQuota;
  diag::Build(sink, always ? kFound : kFailback, blueprint.databases.begin()->second.name.span,
              always ? count : count * kInFailback, *blueprint.regions.primary.region,
              *blueprint.regions.dr.region)
      .Note(
          "AWS allows 40 in a region unless the quota `L-7B6409FD` is raised; a failback makes every one "
          "anew")
      .Help("raise the quota in both regions, to twice the number of databases and more, then allow this")
      .Report();
}

}  // namespace

extern const Rule kDatabaseQuotaRule;
const Rule kDatabaseQuotaRule{
    .kind = diag::Kind::DatabaseQuota,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
