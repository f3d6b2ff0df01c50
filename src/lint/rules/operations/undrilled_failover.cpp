#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::UndrilledFailover, "nobody is reminded to try a failover"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints without `failover.drills`.

## Why
What a failover needs changes without anybody thinking of it: an image that does not start in the
other region, a quota that was never raised there, an address in a configuration, a person who has
left. It shows on the day of the loss, or in a drill. A planned failover and its failback lose no
write, and users wait for minutes.

The reminder goes to those who are told of failovers, says when the last operation was, and starts
nothing. Whoever has drills in a calendar already may allow this.

## Example
```yaml
failover:
  drills: null
```

## Instead
```yaml
failover:
  drills: rate(90 days)
```

## Fix
Sets `drills: rate(90 days)`.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& failover = subject.blueprint.failover;
  if (failover.drills) {
    return;
  }
  diag::Build(sink, kFound, failover.mode.written() ? failover.mode.span : subject.blueprint.name.span)
      .Help("write `drills: rate(90 days)` under `failover`")
      .Fix(SetField(subject, "failover.drills", "rate(90 days)"))
      .Report();
}

}  // namespace

extern const Rule kUndrilledFailoverRule;
const Rule kUndrilledFailoverRule{
    .kind = diag::Kind::UndrilledFailover,
    .fixes = Fixes::Safe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
