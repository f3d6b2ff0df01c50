#include "lifeboat/lint/rule.h"

#include "lint/facts/engine_support.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string_view, std::string_view, std::string> kFound{
    diag::Kind::EndedDatabaseVersion, "database `{}` runs {} {}, whose standard support ended on {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose major version RDS has ceased to support, by the release calendars in
Amazon's documentation.

## Why
MySQL and PostgreSQL go on under Extended Support: fixes of critical holes alone, for a
price per vCPU and hour that is added to the instance's own and doubles in the third year;
after that RDS upgrades by force. MariaDB has no Extended Support: RDS upgrades it in a
maintenance window soon after. An upgrade of the primary that the replica has not made
before stops the replication, and nobody chooses that moment.

## Example
```yaml
databases:
  orders:
    version: "8.0"
```

## Instead
```yaml
databases:
  orders:
    version: "8.4"
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& version = database.value.version;
    const auto support = SupportOf(*database.value.engine, *version);
    if (support && subject.today > support->end) {
      diag::Build(sink, kFound, version.span, key, support->product, support->version,
                  FormatDay(support->end))
          .Note(std::string(support->afterwards))
          .Help("upgrade to `" + std::string(support->successor) +
                "`, the replica first, then write that here")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kEndedDatabaseVersionRule;
const Rule kEndedDatabaseVersionRule{
    .kind = diag::Kind::EndedDatabaseVersion,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
