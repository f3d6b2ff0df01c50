#include <fmt/core.h>

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
RDS upgrades what is left by itself, at a time that nobody chooses. It would let MySQL and
PostgreSQL go on under Extended Support, at a price for each vCPU that may be more than the
instance's; Lifeboat switches that off, so RDS refuses to make a new database of such a
version as well. MariaDB has no Extended Support.

An upgrade of the primary alone stops the replication, and what is written from then on is
in no other region. A replica of MySQL or MariaDB is upgraded before its primary. RDS does
not upgrade a replica of PostgreSQL in another region at all: it is made anew afterwards.

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
          .Help(fmt::format("upgrade to `{}`, {}; write the version here afterwards", support->successor,
                            support->replica))
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
