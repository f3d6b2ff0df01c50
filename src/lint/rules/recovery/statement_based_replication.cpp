#include <algorithm>
#include <cctype>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::StatementBasedReplication,
                                        "database `{}` sends its replica statements, not rows"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases of MySQL or MariaDB with `binlog_format: STATEMENT`.

## Why
With this format the replica runs each statement again, and may come to another result: the order of
rows under `LIMIT`, new identifiers, the clock that `SYSDATE()` reads, triggers. Nothing tells that the two differ, until a
failover makes the replica the database. Changed rows are the same on both sides.

MySQL 8 sends rows unless told otherwise; since 8.0.34 the parameter is deprecated.

## Example
```yaml
databases:
  orders:
    parameters:
      binlog_format: STATEMENT
```

## Instead
```yaml
databases:
  orders:
    parameters:
      binlog_format: ROW
```

## Fix
Sets `binlog_format: ROW`. The log, and what is sent to the other region, may grow, so it is made
with `--unsafe-fixes` only.
)";

const std::string kParameter = "binlog_format";

bool IsStatement(std::string_view value) {
  return std::ranges::equal(value, std::string_view("STATEMENT"),
                            [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto format = database.value.parameters.find(kParameter);
    if (*database.value.engine == blueprint::Engine::Postgres || format == database.value.parameters.end() ||
        !IsStatement(*format->second.value)) {
      continue;
    }
    diag::Build(sink, kFound, format->second.value.span, key)
        .Note("a statement may change other rows there than here: one with `LIMIT`, `UUID()` or `SYSDATE()`")
        .Help("write `binlog_format: ROW`")
        .Fix(SetField(subject, fmt::format("databases.{}.parameters.{}", key, kParameter), "ROW",
                      diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kStatementBasedReplicationRule;
const Rule kStatementBasedReplicationRule{
    .kind = diag::Kind::StatementBasedReplication,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
