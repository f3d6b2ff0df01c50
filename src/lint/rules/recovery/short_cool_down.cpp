#include <chrono>

#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/who_decides.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

using std::chrono::minutes;

constexpr blueprint::Duration kShortest = minutes(30);

constexpr diag::Def<std::string> kFound{diag::Kind::ShortCoolDown,
                                        "alarms can start a failover {} a failback"};

constexpr std::string_view kExplanation = R"(
## What it does
With `mode: automatic`, finds a `cool_down` of less than half an hour, or none.

## Why
A failback puts new databases, cold caches and just started instances to work, in a region
that was out of order hours before. If the alarm is raised again at once, the application
goes back and forth, and every way costs an outage and, where there are databases, new ones. Half an hour is what
the replica and the groups need to come to rest; until then people decide, who can start a
failover at any time.

## Example
```yaml
failover:
  cool_down: none
```

## Instead
```yaml
failover:
  cool_down: 1h
```

## Fix
Sets `cool_down: 1h`. The alarm then stays without effect for longer, so it is made with
`--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& cool_down = subject.blueprint.failover.cool_down;
  if (!FailsOverByItself(subject.blueprint) || *cool_down >= kShortest) {
    return;
  }
  const bool none = *cool_down == blueprint::Duration(0);
  diag::Build(sink, kFound, cool_down.span,
              none ? "right after" : blueprint::FormatDuration(*cool_down) + " after")
      .Note(subject.blueprint.databases.empty()
                ? "the region has just come back, and its instances are new"
                : "the region has just come back, and its databases and instances are new")
      .Help("write `cool_down: 1h`; people can start a failover at any time")
      .Fix(SetField(subject, "failover.cool_down", "1h", diag::Applicability::Unsafe))
      .Report();
}

}  // namespace

extern const Rule kShortCoolDownRule;
const Rule kShortCoolDownRule{
    .kind = diag::Kind::ShortCoolDown,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
