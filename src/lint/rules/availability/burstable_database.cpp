#include <string>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::BurstableDatabase,
                                                     "database `{}` runs on the burstable class `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases for which somebody wrote a burstable class, `db.t2`, `db.t3` or `db.t4g`. The class
that Lifeboat chooses when `instance_class` is absent is not reported.

## Why
A burstable class has a share of its processors, 10 to 40 percent of each by size, and credits for
more. A `db.t2` without credits is held at its share; the others go on, and every hour of a
processor beyond it is charged. In a failover the replica, which was idle, takes the whole load in
the very minutes when all clients reconnect and every cache is cold.

## Example
```yaml
databases:
  orders:
    instance_class: db.t4g.large
```

## Instead
```yaml
databases:
  orders:
    instance_class: db.m6g.large
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& type = database.value.instance_class;
    if (!type.written() || !type->starts_with("db.t")) {
      continue;
    }
    diag::Build(sink, kFound, type.span, key, *type)
        .Note(
            type->starts_with("db.t2.")
                ? "without credits it is held at 10 to 40 percent of its processors"
                : "beyond 10 to 40 percent of its processors, by size, every hour of a processor is charged")
        .Help("write a class such as `db.m6g.large` for a database that people wait for")
        .Report();
  }
}

}  // namespace

extern const Rule kBurstableDatabaseRule;
const Rule kBurstableDatabaseRule{
    .kind = diag::Kind::BurstableDatabase,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
