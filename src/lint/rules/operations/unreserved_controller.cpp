#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::UnreservedController,
                             "the failover controller has no concurrency of its own"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds `failover.reserved_concurrency: false`.

## Why
A reserved concurrency of one does two things: Lambda never runs two controllers at a time, and the
other functions of the account cannot use up what the controller needs. Without it a function that
is called in a loop, on the very day on which a region is lost, keeps the failover waiting. Lambda
leaves 100 concurrent executions unreserved, so it takes an account that may have more; new accounts
begin with as few as 10, and more are free of charge.

## Example
```yaml
failover: { reserved_concurrency: false }
```

## Instead
```yaml
failover: { reserved_concurrency: true }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& reserved = subject.blueprint.failover.reserved_concurrency;
  if (!*reserved) {
    diag::Build(sink, kFound, reserved.span)
        .Note("other functions of the account can keep it from running, in the DR region")
        .Help("have the quota of concurrent executions raised to 1,000, free of charge, and write `true`")
        .Report();
  }
}

}  // namespace

extern const Rule kUnreservedControllerRule;
const Rule kUnreservedControllerRule{
    .kind = diag::Kind::UnreservedController,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
