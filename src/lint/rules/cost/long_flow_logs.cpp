#include <chrono>
#include <cstdint>
#include <string>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t> kFound{diag::Kind::LongFlowLogs,
                                                      "flow logs of `{}` are kept for {} days"};

constexpr std::chrono::days kLongest{400};

constexpr std::string_view kExplanation = R"(
## What it does
Finds flow logs that are kept for more than 400 days.

## Why
Flow logs say who spoke to whom. Investigations ask for weeks or months of them, rules of the trade
for a year; 400 days cover that. They grow with every connection, and CloudWatch Logs takes 0.03 USD
a GB and month for keeping them. Who needs them for longer keeps them for less in S3.

Where a regulation asks for more, allow this rule with its name.

## Example
```yaml
regions:
  primary:
    network: { flow_log_retention: 731d }
```

## Instead
```yaml
regions:
  primary:
    network: { flow_log_retention: 365d }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [primary, dr] = subject.blueprint.regions;
  for (const blueprint::Region* region : {&primary, &dr}) {
    const auto& retention = region->network.flow_log_retention;
    if (*retention <= kLongest) {
      continue;
    }
    diag::Build(sink, kFound, retention.span, *region->region,
                std::chrono::floor<std::chrono::days>(*retention).count())
        .Note("CloudWatch Logs takes 0.03 USD a GB and month for keeping them")
        .Help(
            "write `flow_log_retention: 400d` or less, or allow this rule by the regulation that asks for "
            "more")
        .Report();
  }
}

}  // namespace

extern const Rule kLongFlowLogsRule;
const Rule kLongFlowLogsRule{
    .kind = diag::Kind::LongFlowLogs,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
