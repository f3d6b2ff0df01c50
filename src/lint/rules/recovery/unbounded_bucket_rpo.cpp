#include <chrono>

#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/recovery/data_loss.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

using std::chrono::hours;

// Objects that are late are late by hours; who can lose a day asks for no promise.
constexpr blueprint::Duration kPatient = hours(24);

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::UnboundedBucketRpo, "nothing promises that bucket `{}` is copied within an `rpo` of {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicated buckets without `replication_time_control` where an `rpo` of less than a
day is written down.

## Why
S3 copies most objects within seconds and nearly all within a quarter of an hour, but it
promises no time, and some take hours. With Replication Time Control it promises 15
minutes for 99.99 % of the objects, and measures what is pending. It costs about USD 0.015
a GB. Where the objects can be made again, an allow says so.

## Example
```yaml
buckets:
  uploads:
    replication_time_control: false
```

## Instead
```yaml
buckets:
  uploads:
    replication_time_control: true
```

## Fix
Sets `replication_time_control: true`. It has a price per GB, so it is made with
`--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& rpo = subject.blueprint.objectives.rpo;
  if (!rpo.written() || *rpo >= kPatient || *rpo < recovery::kReplicationTime) {
    return;
  }
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const auto& control = bucket.value.replication_time_control;
    if (*bucket.value.replication == blueprint::Replication::None || *control) {
      continue;
    }
    diag::Build(sink, kFound, control.span, key, blueprint::FormatDuration(*rpo))
        .Label(rpo.span, "the objective")
        .Note("S3 copies most objects within seconds, and some after hours")
        .Help("write `replication_time_control: true`, which promises 15 minutes")
        .Fix(SetField(subject, "buckets." + key + ".replication_time_control", "true",
                      diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kUnboundedBucketRpoRule;
const Rule kUnboundedBucketRpoRule{
    .kind = diag::Kind::UnboundedBucketRpo,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
