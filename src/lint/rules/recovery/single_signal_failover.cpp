#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/signal_places.h"
#include "lint/facts/who_decides.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::SingleSignalFailover,
                                        "{} starts a failover, and no other has to agree"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds `mode: automatic` with a quorum of 1.

## Why
Every signal is wrong at times: a certificate expires and the probe fails, a parameter
change breaks replication, a bad release leaves no healthy target. Two signals of
different kinds are rarely wrong in the same minutes. A failover that one of them starts
by mistake costs an outage of minutes, and a promotion that cannot be taken back: the way
home needs new databases.

## Example
```yaml
failover:
  quorum: 1
```

## Instead
```yaml
failover:
  quorum: 2
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& failover = subject.blueprint.failover;
  if (!FailsOverByItself(subject.blueprint) || *failover.quorum != 1) {
    return;
  }
  const auto signals = blueprint::FailoverSignals(subject.blueprint);
  const bool several = signals.size() > 1;
  const std::string alone = several ? "one signal" : "`" + KeyOf(signals.front()) + "`";
  auto report = diag::Build(sink, kFound, failover.quorum.span, alone);
  if (several) {
    report.Note(fmt::format("each of {} is enough, whatever the others say", KeysOf(signals)));
    report.Help("write `quorum: 2`");
  } else {
    report.Help("write `action: failover` for a second signal, or `mode: approve`");
  }
  std::move(report).Report();
}

}  // namespace

extern const Rule kSingleSignalFailoverRule;
const Rule kSingleSignalFailoverRule{
    .kind = diag::Kind::SingleSignalFailover,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
