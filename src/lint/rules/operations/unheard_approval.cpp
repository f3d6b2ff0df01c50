#include "lifeboat/lint/rule.h"

#include "lint/facts/who_decides.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::UnheardApproval,
                             "failovers wait for an approval that nobody is asked for"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds `failover.mode: approve` without an address in `notifications.email`, where some signal can
ask for a failover.

## Why
The alarm does not fail over, it asks. The question goes to the topic that `notifications.email`
subscribes to, and to nobody when it is empty: the region is lost, the controller waits, and no one
knows that it does. If something else subscribes to the topic, such as a pager, allow this finding
and say what.

## Example
```yaml
objectives: { rto: 4h }
failover: { mode: approve }
notifications:
  email: []
```

## Instead
```yaml
objectives: { rto: 4h }
failover: { mode: approve }
notifications:
  email: [on-call@shop.example.com, platform@shop.example.com]
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& email = subject.blueprint.notifications.email;
  if (!email->empty() || !AsksPeople(subject.blueprint)) {
    return;
  }
  auto report = diag::Build(sink, kFound, subject.blueprint.failover.mode.span);
  if (email.written()) {
    report.Label(email.span, "nobody");
  }
  report.Note("the question goes to `notifications.email`, which is empty")
      .Help("write the addresses of those who decide into `notifications.email`, or write `mode: automatic`");
  std::move(report).Report();
}

}  // namespace

extern const Rule kUnheardApprovalRule;
const Rule kUnheardApprovalRule{
    .kind = diag::Kind::UnheardApproval,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
