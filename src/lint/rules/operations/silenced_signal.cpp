#include <string_view>

#include <fmt/core.h>

#include "lifeboat/blueprint/signals.h"
#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

using blueprint::Signal;

constexpr diag::Def<std::string_view> kFound{diag::Kind::SilencedSignal, "signal `{}` is not watched"};

struct Silence {
  Signal signal;
  std::string_view key;   ///< in `failover.triggers`
  std::string_view fact;  ///< what the signal would have said
};
constexpr Silence kSignals[] = {
    {Signal::HealthProbe, "health_probe", "no public service of the primary region answers"},
    {Signal::HealthyHosts, "healthy_hosts", "no instance of the primary region is healthy"},
    {Signal::DatabaseCpu, "database_cpu", "a database of the primary region is overloaded"},
};

constexpr std::string_view kExplanation = R"(
## What it does
Finds the triggers `health_probe`, `healthy_hosts` and `database_cpu` with `action: none`, when the
blueprint has what they watch. For `route53` this is the default, and for `replication` there is
`unwatched-replication`.

## Why
A trigger with `action: none` has no alarm: what it would have seen is seen by nobody. Whoever does
not want it to count towards a failover can still be told with `page`. An alarm costs ten cents a
month.

## Example
```yaml
failover:
  triggers:
    database_cpu: { action: none }
```

## Instead
```yaml
failover:
  triggers:
    database_cpu: { action: page }
```

## Fix
Sets `action: page`: the signal tells people, and starts nothing.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const Silence& silence : kSignals) {
    const auto& action = blueprint::TriggerOf(subject.blueprint, silence.signal).action;
    if (*action == blueprint::TriggerAction::None && blueprint::Exists(subject.blueprint, silence.signal)) {
      diag::Build(sink, kFound, action.span, silence.key)
          .Note(fmt::format("nobody is told when {}", silence.fact))
          .Help(silence.signal == Signal::DatabaseCpu
                    ? "write `action: page`"
                    : "write `action: page`, or `action: failover` for one that counts for the quorum")
          .Fix(SetField(subject, fmt::format("failover.triggers.{}.action", silence.key), "page"))
          .Report();
    }
  }
}

}  // namespace

extern const Rule kSilencedSignalRule;
const Rule kSilencedSignalRule{
    .kind = diag::Kind::SilencedSignal,
    .fixes = Fixes::Safe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
