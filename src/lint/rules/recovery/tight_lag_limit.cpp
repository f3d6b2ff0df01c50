#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/recovery/data_loss.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

using blueprint::FormatDuration;

constexpr diag::Def<std::string> kFound{
    diag::Kind::TightLagLimit, "a replica that is more than {} behind keeps a failover from beginning"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases where `failover.max_replica_lag` is shorter than two minutes.

## Why
The lag is measured once a minute, and what happened between the last measurement and the
loss counts as lag, because nothing proves that anything arrived. Under load a replica is
up to a minute behind; one missing measurement adds another minute. A limit below two
minutes therefore stops failovers in which little or nothing would have been lost, and the
application stays away until a person forces them.

## Example
```yaml
failover:
  max_replica_lag: 30s
```

## Instead
```yaml
failover:
  max_replica_lag: 5m
```

## Fix
Sets `max_replica_lag` to the shortest limit that ordinary lag does not exceed. More may
then be lost without a person being asked, so it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  const auto& limit = blueprint.failover.max_replica_lag;
  // A shorter objective asks for it, and is a finding of its own.
  if (blueprint.databases.empty() || *limit >= recovery::kOrdinaryLag ||
      *blueprint.objectives.rpo < recovery::kOrdinaryLag) {
    return;
  }
  const blueprint::Duration ordinary = recovery::OrdinaryLag(blueprint);
  auto report = diag::Build(sink, kFound, limit.span, FormatDuration(*limit));
  report.Note("a minute behind is ordinary under load, and a measurement that is missing adds another");
  report.Help("write `max_replica_lag: " + FormatDuration(ordinary) + "` or more");
  if (ordinary <= *blueprint.objectives.rpo) {
    report.Fix(
        SetField(subject, "failover.max_replica_lag", FormatDuration(ordinary), diag::Applicability::Unsafe));
  }
  std::move(report).Report();
}

}  // namespace

extern const Rule kTightLagLimitRule;
const Rule kTightLagLimitRule{
    .kind = diag::Kind::TightLagLimit,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
