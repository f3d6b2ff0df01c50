#include <utility>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/rto.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::UnreachableRto,
                                                     "`rto` is {}, and a failover takes {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Adds up how long a failover of this blueprint takes as a rule, and compares it with
`objectives.rto`. What can be done at the same time counts once, by what takes longest;
people are taken to answer at once.

## Why
An objective that is missed when everything goes well is a wrong promise, and the runbook
repeats it. Most of the time goes into promoting a replica, five minutes as a rule, and
into seeing the loss: the windows of the signals that have to agree. Only the windows are
in the blueprint's hands.

## Example
```yaml
objectives: { rto: 5m }
```

## Instead
```yaml
objectives: { rto: 30m }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const RtoCheck check = CheckRto(subject.blueprint);
  if (check.verdict != RtoVerdict::Unreachable) {
    return;
  }
  const auto& rto = subject.blueprint.objectives.rto;
  auto report =
      diag::Build(sink, kFound, rto.span, blueprint::FormatDuration(*rto), TotalAndLongest(check.path));
  if (!rto.written()) {
    blueprint::PointAt(std::move(report), rto, "rto", blueprint::FormatDuration(*rto));
  }
  report.Note("as a rule: " + Stages(check.path));
  report.Help("write `rto: " + blueprint::FormatDuration(check.enough) + "` or more");
  std::move(report).Report();
}

}  // namespace

extern const Rule kUnreachableRtoRule;
const Rule kUnreachableRtoRule{
    .kind = diag::Kind::UnreachableRto,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
