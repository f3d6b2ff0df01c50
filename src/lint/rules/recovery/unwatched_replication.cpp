#include <algorithm>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::UnwatchedReplication, "replication of the databases is not watched"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases of MySQL or MariaDB and `action: none` for the signal `replication`.

## Why
Replication stops for many reasons besides the loss of a region: a full disk, an error in a
transaction, a network that was changed. Nothing else shows it, the application works on. The
failover finds it out: a replica that has received nothing for an hour is promoted only by force,
and what was written since then is lost.

As a signal with `action: failover` it is also what tells a lost region from a broken application.

A replica of PostgreSQL that receives nothing reports a lag that grows, and the alarm on lag tells
people.

## Example
```yaml
failover:
  triggers:
    replication: { action: none }
```

## Instead
```yaml
failover:
  triggers:
    replication: { action: failover }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& action = subject.blueprint.failover.triggers.replication.action;
  // The lag of PostgreSQL grows, and has an alarm of its own.
  const bool silent = std::ranges::any_of(subject.blueprint.databases, [](const auto& entry) {
    return *entry.second.value.engine != blueprint::Engine::Postgres;
  });
  if (!silent || *action != blueprint::TriggerAction::None) {
    return;
  }
  diag::Build(sink, kFound, action.span)
      .Note("a replica that receives nothing has a lag of -1 seconds: the alarm on lag stays silent")
      .Help("write `action: failover`, or `action: page` to tell people only")
      .Report();
}

}  // namespace

extern const Rule kUnwatchedReplicationRule;
const Rule kUnwatchedReplicationRule{
    .kind = diag::Kind::UnwatchedReplication,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
