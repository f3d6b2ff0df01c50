#include <chrono>
#include <cstdint>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/engine_support.h"

namespace lifeboat::lint {

namespace {

using std::chrono::days;

constexpr diag::Def<std::string, std::string_view, std::string_view, std::int64_t, std::string_view> kFound{
    diag::Kind::EndingDatabaseVersion, "database `{}` runs {} {}, whose standard support ends in {} day{}"};

constexpr days kNotice{180};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose major version RDS ceases to support within 180 days. What has ended
is `ended-database-version`'s.

## Why
An upgrade between major versions is tried on a copy first, made on the replica before the
primary (with PostgreSQL the replica is made anew after it), and needs a window in which
the database is away. Half a year is what that takes where other work goes on. What comes
after the end is an upgrade at a time that RDS chooses, because Lifeboat switches Extended
Support off.

## Example
```yaml
databases:
  orders:
    engine: postgres
    version: "14"
```

## Instead
```yaml
databases:
  orders:
    engine: postgres
    version: "16"
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& version = database.value.version;
    const auto support = SupportOf(*database.value.engine, *version);
    if (!support || subject.today > support->end || support->end - subject.today > kNotice) {
      continue;
    }
    const std::int64_t left = (support->end - subject.today).count();
    diag::Build(sink, kFound, version.span, key, support->product, support->version, left,
                left == 1 ? "" : "s")
        .Note("its last day is " + FormatDay(support->end) + "; then " + std::string(support->afterwards))
        .Help(fmt::format("plan the upgrade to `{}`, {}", support->successor, support->replica))
        .Report();
  }
}

}  // namespace

extern const Rule kEndingDatabaseVersionRule;
const Rule kEndingDatabaseVersionRule{
    .kind = diag::Kind::EndingDatabaseVersion,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
