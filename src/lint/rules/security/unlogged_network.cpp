#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnloggedNetwork,
                                        "the network in `{}` keeps no flow logs"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds regions with `flow_log_retention: none`.

## Why
Flow logs are the only record of who spoke to whom in a network. Without them nobody can
say after an intrusion what was reached, nor after an outage which connections a security
group refused. They cannot be had afterwards. The DR region needs them as much: nobody
looks at it for months.

## Example
```yaml
regions:
  dr:
    network:
      flow_log_retention: none
```

## Instead
```yaml
regions:
  dr:
    network:
      flow_log_retention: 30d
```

## Fix
Sets `flow_log_retention: 30d`. CloudWatch charges for every gigabyte of logs, so it is
made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const auto& retention = region.network.flow_log_retention;
    if (retention->count() == 0) {
      const std::string path = "regions." + std::string(side) + ".network.flow_log_retention";
      diag::Build(sink, kFound, retention.span, *region.region)
          .Note("who spoke to whom cannot be found out afterwards")
          .Help("write `flow_log_retention: 30d`")
          .Fix(SetField(subject, path, "30d", diag::Applicability::Unsafe))
          .Report();
    }
  }
}

}  // namespace

extern const Rule kUnloggedNetworkRule;
const Rule kUnloggedNetworkRule{
    .kind = diag::Kind::UnloggedNetwork,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
