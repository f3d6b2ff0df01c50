#include <utility>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/recovery/data_loss.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

using blueprint::FormatDuration;

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::LagLimitAboveRpo, "a replica that is {} behind is promoted, and `rpo` is {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases where `failover.max_replica_lag` is longer than `objectives.rpo`.

## Why
A promotion ends replication: what had not arrived is lost for good. `max_replica_lag` is
the only limit to that. One that is longer than the objective lets a failover break the
objective by itself, at night, without a word to anybody. At a limit of `rpo` it stops
instead, and a person decides whether to wait or to lose more.

## Example
```yaml
failover:
  max_replica_lag: 30m
```

## Instead
```yaml
failover:
  max_replica_lag: 20m
```

## Fix
Sets `max_replica_lag` to `rpo`, where ordinary lag does not exceed that. Failovers may
then wait for a person who would not have been asked, so it is made with `--unsafe-fixes`
only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  const auto& limit = blueprint.failover.max_replica_lag;
  const auto& rpo = blueprint.objectives.rpo;
  // What cannot be kept at all is a finding of its own.
  if (blueprint.databases.empty() || *limit <= *rpo || *rpo < recovery::kOrdinaryLag) {
    return;
  }
  const std::string target = FormatDuration(*rpo);
  auto report = diag::Build(sink, kFound, limit.span, FormatDuration(*limit), target);
  blueprint::PointAt(std::move(report), rpo, "rpo", target);
  const blueprint::Duration ordinary = recovery::OrdinaryLag(blueprint);
  if (*rpo >= ordinary) {
    report.Help("write `max_replica_lag: " + target + "` or less");
    report.Fix(SetField(subject, "failover.max_replica_lag", target, diag::Applicability::Unsafe));
  } else {
    report.Note("replicas of PostgreSQL report a lag of up to " + FormatDuration(ordinary) +
                " while nobody writes");
    report.Help("write `rpo: " + FormatDuration(ordinary) + "` or more, and a limit that is not longer");
  }
  std::move(report).Report();
}

}  // namespace

extern const Rule kLagLimitAboveRpoRule;
const Rule kLagLimitAboveRpoRule{
    .kind = diag::Kind::LagLimitAboveRpo,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
