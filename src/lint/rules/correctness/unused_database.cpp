#include <algorithm>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnusedDatabase, "no service uses database `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases that are the `database` of no service.

## Why
A security group opens a database to the instances of the services that name it, and to
nothing else: this one cannot be reached by anybody. Primary and replica are paid for all
the same, and every failover waits for its promotion.

## Example
```yaml
services:
  web:
    database: null
```

## Instead
```yaml
services:
  web:
    database: orders
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const bool used = std::ranges::any_of(subject.blueprint.services, [&key = key](const auto& entry) {
      const auto& used_database = entry.second.value.database;
      return used_database && **used_database == key;
    });
    if (!used) {
      diag::Build(sink, kFound, database.name.span, key)
          .Note("only services that name a database reach it, and every failover waits for its promotion")
          .Help("write `database: " + key + "` for the service that uses it, or remove it")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kUnusedDatabaseRule;
const Rule kUnusedDatabaseRule{
    .kind = diag::Kind::UnusedDatabase,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
