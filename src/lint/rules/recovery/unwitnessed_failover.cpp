#include "lifeboat/blueprint/signals.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/who_decides.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr std::string_view kRoute53Region = "us-east-1";

constexpr diag::Def<> kFound{diag::Kind::UnwitnessedFailover,
                             "nothing outside of the DR region has to see that the primary region is lost"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds `mode: automatic` for public services and databases where `route53` does not count
towards the quorum.

## Why
Probe, replication and the alarms that the prober repeats are all seen from the DR region.
When the network between the two regions breaks, they all say that the primary region is
lost, while every user still reaches it: the failover that follows stops a working
application and promotes a replica that lacks the latest writes. The health checkers of
Route 53 ask from four regions on three continents.

Their results live in `us-east-1`, so they are no witness when that is the primary region.
There the witness is a person: `mode: approve`.

## Example
```yaml
failover:
  triggers:
    route53: { action: none }
```

## Instead
```yaml
failover:
  triggers:
    route53: { action: failover }
```

## Fix
Sets `action: failover` for `route53`. Its health checks cost money and become necessary
for a failover, so it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& failover = subject.blueprint.failover;
  const auto& action = failover.triggers.route53.action;
  // Without a database nothing is promoted, and traffic comes back as easily as it went.
  if (subject.blueprint.databases.empty() || !FailsOverByItself(subject.blueprint) ||
      *action == blueprint::TriggerAction::Failover ||
      !blueprint::Exists(subject.blueprint, blueprint::Signal::Route53)) {
    return;
  }
  const auto& primary = subject.blueprint.regions.primary.region;
  if (*primary != kRoute53Region) {
    diag::Build(sink, kFound, action.span)
        .Note("when the link between the regions breaks, all that is seen from the DR region says `lost`")
        .Help("write `route53: { action: failover }` under `failover.triggers`")
        .Fix(SetField(subject, "failover.triggers.route53.action", "failover", diag::Applicability::Unsafe))
        .Report();
    return;
  }
  diag::Build(sink, kFound, failover.mode.span)
      .Label(primary.span, "the results of Route 53 live here, and are no witness")
      .Help("write `mode: approve`: people see what the DR region cannot")
      .Report();
}

}  // namespace

extern const Rule kUnwitnessedFailoverRule;
const Rule kUnwitnessedFailoverRule{
    .kind = diag::Kind::UnwitnessedFailover,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
