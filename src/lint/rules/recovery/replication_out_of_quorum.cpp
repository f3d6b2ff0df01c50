#include <algorithm>

#include "lifeboat/lint/rule.h"

#include "lint/facts/who_decides.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::ReplicationOutOfQuorum,
                             "databases are promoted whether or not their replicas still receive writes"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases and `mode: automatic` where `replication` has `action: page`, or with
PostgreSQL alone `action: none`, and so no say in a failover.

## Why
The other signals ask whether the application answers. A bad release answers no more, in a
region that works, and a failover would take the same release elsewhere. Replication tells
the two apart: while a replica receives writes, the primary region lives. With `action:
failover`, and a quorum of two or more, no failover begins as long as it does.

## Example
```yaml
failover:
  triggers:
    replication: { action: page }
```

## Instead
```yaml
failover:
  triggers:
    replication: { action: failover }
```
)";

bool OnlyPostgres(const blueprint::Blueprint& blueprint) {
  return std::ranges::all_of(blueprint.databases, [](const auto& entry) {
    return *entry.second.value.engine == blueprint::Engine::Postgres;
  });
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& action = subject.blueprint.failover.triggers.replication.action;
  if (!FailsOverByItself(subject.blueprint) || subject.blueprint.databases.empty() ||
      *action == blueprint::TriggerAction::Failover) {
    return;
  }
  const bool unwatched = *action == blueprint::TriggerAction::None && !OnlyPostgres(subject.blueprint);
  if (unwatched) {
    return;  // has a rule of its own: nobody is told, either
  }
  diag::Build(sink, kFound, action.span)
      .Note("a promotion cannot be taken back: the way home needs new databases")
      .Help("write `action: failover`")
      .Report();
}

}  // namespace

extern const Rule kReplicationOutOfQuorumRule;
const Rule kReplicationOutOfQuorumRule{
    .kind = diag::Kind::ReplicationOutOfQuorum,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
