#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/lint/rule.h"

#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string_view, std::string> kFound{diag::Kind::AssumedObjectives,
                                                          "the objective{} {} not written"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints in which `objectives.rto` or `objectives.rpo` is not written.

## Why
How long the application may be away, and how much of its latest data may be lost, is for those to
say who lose money by it. Everything else is measured by it: other rules hold detection, lag and
replication against these numbers, and the report of a failover says whether they were kept. The
defaults, 30 minutes and 15 minutes, are what a pilot light can do, and not what anybody asked for.

## Example
```yaml
objectives: { rpo: null }
```

## Instead
```yaml
objectives: { rto: 1h, rpo: 20m }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [rto, rpo] = subject.blueprint.objectives;
  std::vector<std::string> keys;
  std::vector<std::string> assumed;
  const auto look = [&](const blueprint::Located<blueprint::Duration>& objective, std::string_view key) {
    if (!objective.written()) {
      keys.push_back(fmt::format("`{}`", key));
      assumed.push_back(
          fmt::format("{}: {}m", key, std::chrono::duration_cast<std::chrono::minutes>(*objective).count()));
    }
  };
  look(rto, "rto");
  look(rpo, "rpo");
  if (!keys.empty()) {
    diag::Build(sink, kFound, rto.written() ? rpo.span : rto.span, keys.size() == 1 ? "" : "s",
                Enumerated(keys) + (keys.size() == 1 ? " is" : " are"))
        .Note("other rules and the report of a failover measure by the default")
        .Help(fmt::format(
            "ask those who depend on the application, and write `objectives: {{ {} }}` or what they say",
            fmt::join(assumed, ", ")))
        .Report();
  }
}

}  // namespace

extern const Rule kAssumedObjectivesRule;
const Rule kAssumedObjectivesRule{
    .kind = diag::Kind::AssumedObjectives,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
