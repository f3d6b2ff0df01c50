#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/rto.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::RtoWithoutMargin,
                                                     "`rto` is {}, and a slow failover takes {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds an `objectives.rto` that is written and that a failover keeps as a rule, but not when
each of its steps is as slow as it is one time in twenty.

## Why
A region is lost for many customers at a time: they all promote replicas and launch
instances in the same minutes, so slow steps come together. A promotion that takes five
minutes in a drill may take fifteen then.

## Example
```yaml
objectives: { rto: 15m }
```

## Instead
```yaml
objectives: { rto: 30m }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const RtoCheck check = CheckRto(subject.blueprint);
  const auto& rto = subject.blueprint.objectives.rto;
  if (check.verdict != RtoVerdict::NoMargin || !rto.written()) {
    return;
  }
  diag::Build(sink, kFound, rto.span, blueprint::FormatDuration(*rto), TotalAndLongest(check.path))
      .Note("each step as slow as one time in twenty: " + Stages(check.path))
      .Help("write `rto: " + blueprint::FormatDuration(check.enough) + "` or more")
      .Report();
}

}  // namespace

extern const Rule kRtoWithoutMarginRule;
const Rule kRtoWithoutMarginRule{
    .kind = diag::Kind::RtoWithoutMargin,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
