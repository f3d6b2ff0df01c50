#include <utility>

#include "lifeboat/lint/rule.h"

#include "lint/facts/bucket_uses.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnreplicatedBucket,
                                        "bucket `{}` is not replicated, and a service uses it"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds buckets with `replication: none` that a service uses.

## Why
In each region a service gets the name of that region's bucket. Without replication the two have
nothing in common: whatever was stored before the failover is missing after it, and whatever is
stored in the DR region is missing after failing back.

What can be made again from other data is a good reason to allow this rule; say in the reason how.

Replication copies what is written from then on. Objects that are there already need S3 Batch
Replication, once.

## Example
```yaml
buckets:
  uploads:
    replication: none
    replication_time_control: false
```

## Instead
```yaml
buckets:
  uploads:
    replication: both-ways
    replication_time_control: true
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const auto uses = UsesOfBucket(subject.blueprint, key);
    if (*bucket.value.replication != blueprint::Replication::None || uses.empty()) {
      continue;
    }
    auto report = diag::Build(sink, kFound, bucket.value.replication.span, key);
    ShowUses(report, uses);
    report.Note("after a failover the service finds the DR region's own bucket, without these objects")
        .Help("write `replication: both-ways`");
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kUnreplicatedBucketRule;
const Rule kUnreplicatedBucketRule{
    .kind = diag::Kind::UnreplicatedBucket,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
