#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/rto.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::ApprovalSlowerThanRto, "with a person's answer a failover takes {}, and `rto` is {}"};

constexpr std::string_view kExplanation = R"(
## What it does
With `mode: approve`, finds an `objectives.rto` that is written and that a failover keeps as
a rule only when somebody answers at once.

## Why
The question goes out as a mail. Who is woken by it reads, looks at the region and
decides: ten minutes as a rule, three quarters of an hour one time in twenty. That belongs
to the time in which the application is away. Either the objective leaves room for it, or
the failover begins by itself.

## Example
```yaml
objectives: { rto: 16m }
failover: { mode: approve }
```

## Instead
```yaml
objectives: { rto: 1h }
failover: { mode: approve }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const RtoCheck check = CheckRto(subject.blueprint);
  const auto& rto = subject.blueprint.objectives.rto;
  if (check.verdict != RtoVerdict::SlowApproval || !rto.written()) {
    return;
  }
  auto report = diag::Build(sink, kFound, subject.blueprint.failover.mode.span, Exact(check.path.total),
                            blueprint::FormatDuration(*rto));
  report.Label(rto.span, "the objective");
  report.Note("as a rule: " + Stages(check.path));
  report.Help("write `rto: " + blueprint::FormatDuration(check.enough) + "` or more, or `mode: automatic`");
  std::move(report).Report();
}

}  // namespace

extern const Rule kApprovalSlowerThanRtoRule;
const Rule kApprovalSlowerThanRtoRule{
    .kind = diag::Kind::ApprovalSlowerThanRto,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
