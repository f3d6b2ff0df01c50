#include <cstdint>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/signal_places.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t> kFound{diag::Kind::UnanimousQuorum, "all {} signals have to agree"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds a quorum of three or four that is as large as the number of signals with `action:
failover`.

## Why
A region is seldom lost altogether. Load balancers may answer while databases are gone, or
replicas receive what buffers hold while nobody is served. When every signal has to be
raised, the one that still sees something keeps the failover from beginning, and so does a
signal that is out of order itself.

## Example
```yaml
failover:
  quorum: 4
```

## Instead
```yaml
failover:
  quorum: 3
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& quorum = subject.blueprint.failover.quorum;
  const auto signals = blueprint::FailoverSignals(subject.blueprint);
  if (*quorum <= 2 || *quorum != static_cast<std::int64_t>(signals.size())) {
    return;
  }
  diag::Build(sink, kFound, quorum.span, *quorum)
      .Note(fmt::format("any one of {} keeps a failover from beginning", KeysOf(signals)))
      .Help(fmt::format("write `quorum: {}`", *quorum - 1))
      .Report();
}

}  // namespace

extern const Rule kUnanimousQuorumRule;
const Rule kUnanimousQuorumRule{
    .kind = diag::Kind::UnanimousQuorum,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
