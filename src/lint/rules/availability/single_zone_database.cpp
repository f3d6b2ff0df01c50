#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::SingleZoneDatabase,
                                        "database `{}` runs in one zone only"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases without `multi_az: true`.

## Why
A zone is lost more often than a region. A database in two zones is back within a minute or two, at the same
address and without losing anything; one in a single zone stays away until the zone returns or the whole application
moves to the DR region, from where it takes new databases to come back.

## Example
```yaml
databases:
  orders:
    multi_az: false
```

## Instead
```yaml
databases:
  orders:
    multi_az: true
```

## Fix
Sets `multi_az: true`. That doubles the price of the instance, so it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    if (!*database.value.multi_az) {
      diag::Build(sink, kFound, database.value.multi_az.span, key)
          .Note("the loss of its zone becomes a failover of the whole application")
          .Help("write `multi_az: true`")
          .Fix(SetField(subject, "databases." + key + ".multi_az", "true", diag::Applicability::Unsafe))
          .Report();
    }
  }
}

}  // namespace

extern const Rule kSingleZoneDatabaseRule;
const Rule kSingleZoneDatabaseRule{
    .kind = diag::Kind::SingleZoneDatabase,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
