#include <algorithm>
#include <string>
#include <vector>

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
Finds `mode: automatic` with a quorum of 1. An application without databases that gives one
signal only, such as an internal service, is left alone: it has no other, and nothing is
promoted.

## Why
Every signal is wrong at times: a certificate expires and the probe fails, a parameter
change breaks replication, a bad release leaves no healthy target. Two signals of
different kinds are rarely wrong in the same minutes. A failover that one of them starts
by mistake costs an outage of minutes, and with databases a promotion that cannot be taken
back: the way home needs new databases.

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

/// What else the blueprint has that could agree.
std::vector<blueprint::Signal> Others(const blueprint::Blueprint& blueprint, blueprint::Signal alone) {
  std::vector<blueprint::Signal> others;
  for (const blueprint::Signal signal : CandidateSignals(blueprint)) {
    if (signal != alone) {
      others.push_back(signal);
    }
  }
  return others;
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& failover = subject.blueprint.failover;
  if (!FailsOverByItself(subject.blueprint) || *failover.quorum != 1) {
    return;
  }
  const auto signals = blueprint::FailoverSignals(subject.blueprint);
  const bool several = signals.size() > 1;
  const auto others = Others(subject.blueprint, signals.front());
  if (others.empty() && subject.blueprint.databases.empty()) {
    return;
  }
  const std::string alone = several ? "one signal" : "`" + KeyOf(signals.front()) + "`";
  auto report = diag::Build(sink, kFound, failover.quorum.span, alone);
  if (several) {
    report.Note(fmt::format("each of {} is enough, whatever the others say", KeysOf(signals)));
    report.Help("write `quorum: 2`");
  } else if (others.empty()) {
    report.Note("there is no other signal of an application without a load balancer");
    report.Help("write `mode: approve`");
  } else {
    report.Help(fmt::format("write `action: failover` for {}{} as well{}, or `mode: approve`",
                            others.size() > 1 ? "one of " : "", KeysOf(others),
                            failover.quorum.written() ? ", with `quorum: 2`" : ""));
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
