#include <chrono>
#include <cstdint>

#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

using std::chrono::days;

constexpr diag::Def<std::string, std::int64_t, std::string_view> kFound{
    diag::Kind::BriefFlowLogs, "flow logs in `{}` are gone after {} day{}"};

constexpr days kEnough{30};

constexpr std::string_view kExplanation = R"(
## What it does
Finds regions that keep their flow logs for less than 30 days. None at all are
`unlogged-network`'s.

## Why
An intrusion is rarely found on the day that it begins; weeks are common. By then the logs
of its first days, the ones that show the way in, have to be there still. 30 days are the
least that most incident plans count on, and the default; PCI DSS asks for three months at
hand.

## Example
```yaml
regions:
  primary:
    network:
      flow_log_retention: 7d
```

## Instead
```yaml
regions:
  primary:
    network:
      flow_log_retention: 30d
```

## Fix
Sets `flow_log_retention: 30d`. CloudWatch charges for what is stored, so it is made with
`--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const auto& retention = region.network.flow_log_retention;
    if (retention->count() == 0 || *retention >= kEnough) {
      continue;
    }
    const auto kept = std::chrono::duration_cast<days>(*retention).count();
    const std::string path = "regions." + std::string(side) + ".network.flow_log_retention";
    diag::Build(sink, kFound, retention.span, *region.region, kept, kept == 1 ? "" : "s")
        .Note("intrusions are often found weeks after they began")
        .Help("write `flow_log_retention: 30d`")
        .Fix(SetField(subject, path, "30d", diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kBriefFlowLogsRule;
const Rule kBriefFlowLogsRule{
    .kind = diag::Kind::BriefFlowLogs,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
