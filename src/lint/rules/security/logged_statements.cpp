#include <optional>

#include "lifeboat/lint/rule.h"

#include "lint/facts/database_parameter.h"
#include "lint/text.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string_view> kFound{diag::Kind::LoggedStatements,
                                                          "database `{}` writes {} into its log"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose log takes whole statements: `general_log` of MySQL and MariaDB;
`log_statement` of PostgreSQL with `all` or `mod`, or `log_min_duration_statement` with
`0`. A duration above zero, and `slow_query_log`, are fine.

## Why
Statements carry values: password hashes, card numbers, addresses, whatever the
application stores. From the log they get to whoever may read logs, which are others than
those who may read the tables, and they stay there for as long as logs do. Logs also fill
the disk and cost time: `general_log` writes for every single statement.

## Example
```yaml
databases:
  orders:
    parameters:
      general_log: "1"
```

## Instead
```yaml
databases:
  orders:
    parameters:
      slow_query_log: "1"
```
)";

constexpr std::string_view kEvery = "every statement";
constexpr std::string_view kChanging = "every statement that changes data";

struct Logging {
  source::Span span;
  std::string_view what;
};

std::optional<Logging> StatementLogging(const blueprint::Database& database) {
  if (*database.engine != blueprint::Engine::Postgres) {
    const auto* general = FindParameter(database, "general_log");
    return general != nullptr && IsOn(**general) ? std::optional(Logging{general->span, kEvery})
                                                 : std::nullopt;
  }
  if (const auto* kind = FindParameter(database, "log_statement")) {
    const std::string value = Lower(**kind);
    if (value == "all" || value == "mod") {
      return Logging{kind->span, value == "all" ? kEvery : kChanging};
    }
  }
  const auto* duration = FindParameter(database, "log_min_duration_statement");
  return duration != nullptr && **duration == "0" ? std::optional(Logging{duration->span, kEvery})
                                                  : std::nullopt;
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    if (const auto logging = StatementLogging(database.value)) {
      diag::Build(sink, kFound, logging->span, key, logging->what)
          .Note("the values in them are logged as well: whoever reads the log reads the data")
          .Help("log slow statements instead, or switch this on for as long as it is needed")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kLoggedStatementsRule;
const Rule kLoggedStatementsRule{
    .kind = diag::Kind::LoggedStatements,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
