#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/recovery/data_loss.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnreachableDatabaseRpo,
                                        "`rpo` is {}, less than a replica in another region can promise"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases with an `objectives.rpo` of less than two minutes.

## Why
Replication between regions is asynchronous: the primary database confirms a write before
the replica has it. As a rule the replica is a second or two behind, under load a minute.
RDS measures that once a minute, so that a failover cannot tell a loss of seconds from one
of a minute or two. A shorter objective may well be kept on most days; nothing here
promises it.

## Example
```yaml
objectives: { rpo: 30s }
services: { web: { bucket: null } }
buckets: null
```

## Instead
```yaml
objectives: { rpo: 5m }
services: { web: { bucket: null } }
buckets: null
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& rpo = subject.blueprint.objectives.rpo;
  if (subject.blueprint.databases.empty() || *rpo >= recovery::kOrdinaryLag) {
    return;
  }
  auto report = diag::Build(sink, kFound, rpo.span, blueprint::FormatDuration(*rpo));
  for (const auto& [key, database] : subject.blueprint.databases) {
    report.Label(database.name.span, "replicated asynchronously");
  }
  report.Note("a replica is up to a minute behind under load, and its lag is measured once a minute");
  report.Help("write `rpo: " + blueprint::FormatDuration(recovery::kOrdinaryLag) + "` or more");
  std::move(report).Report();
}

}  // namespace

extern const Rule kUnreachableDatabaseRpoRule;
const Rule kUnreachableDatabaseRpoRule{
    .kind = diag::Kind::UnreachableDatabaseRpo,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
