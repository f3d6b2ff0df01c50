#include "lifeboat/lint/rule.h"

#include "lint/facts/database_parameter.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::PlaintextDatabaseConnections,
                                        "database `{}` takes connections without TLS"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases that switch off what Lifeboat switches on: `require_secure_transport` of
MySQL and MariaDB, `rds.force_ssl` of PostgreSQL.

## Why
Without it a client that asks for no TLS gets none, and many drivers do not ask by
themselves. The user's name, every statement and every row then cross the network in clear
text. Audits of payment and health data ask for encryption in transit.

## Example
```yaml
databases:
  orders:
    parameters:
      require_secure_transport: "OFF"
```

## Instead
```yaml
databases:
  orders:
    parameters:
      require_secure_transport: "1"
```

## Fix
Sets `require_secure_transport` to `"1"`. Clients that connect without TLS are refused
from then on, so it is made with `--unsafe-fixes` only. `rds.force_ssl` is left to people:
remove it.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const bool postgres = *database.value.engine == blueprint::Engine::Postgres;
    const auto* parameter =
        FindParameter(database.value, postgres ? "rds.force_ssl" : "require_secure_transport");
    if (parameter == nullptr || !IsOff(**parameter)) {
      continue;
    }
    auto report = diag::Build(sink, kFound, parameter->span, key);
    report.Note("a client that asks for no TLS sends its user's name, statements and rows in clear text");
    report.Help("remove this parameter: Lifeboat sets it to 1");
    if (!postgres) {
      report.Fix(SetField(subject, "databases." + key + ".parameters.require_secure_transport", R"("1")",
                          diag::Applicability::Unsafe));
    }
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kPlaintextDatabaseConnectionsRule;
const Rule kPlaintextDatabaseConnectionsRule{
    .kind = diag::Kind::PlaintextDatabaseConnections,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
