#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{
    diag::Kind::SingleZoneReplica,
    "the replica of database `{}` runs in one zone only, and the database in two"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicas without `multi_az: true` of databases that have it.

## Why
The promoted replica is the only database there is, perhaps for days. In one zone it has no standby:
a fault of its host is an outage until RDS has replaced that, many minutes instead of one or two, and
from the loss of its storage or its zone only backups bring it back. A standby can be added after the
promotion, but somebody has to do it, and the copying takes ten minutes to an hour.

A standby doubles the price of the replica, so one zone may be what is meant: then allow this rule.

## Example
```yaml
databases:
  orders:
    replica:
      multi_az: false
```

## Instead
```yaml
databases:
  orders:
    replica:
      multi_az: true
```

## Fix
Sets `multi_az: true` for the replica. That doubles its price, so it is made with `--unsafe-fixes`
only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& multi_az = database.value.replica.multi_az;
    if (*multi_az || !*database.value.multi_az) {
      continue;
    }
    diag::Build(sink, kFound, multi_az.span, key)
        .Note("once promoted it stands alone until a standby is added, which takes ten minutes to an hour")
        .Help("write `multi_az: true` for the replica")
        .Fix(SetField(subject, "databases." + key + ".replica.multi_az", "true", diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kSingleZoneReplicaRule;
const Rule kSingleZoneReplicaRule{
    .kind = diag::Kind::SingleZoneReplica,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
