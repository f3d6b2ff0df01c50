#include <utility>

#include "lifeboat/lint/rule.h"

#include "lint/facts/bucket_uses.h"
#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::OneWayBucket,
                                        "bucket `{}` does not bring back what the DR region writes"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds buckets with `replication: one-way` that a service uses.

## Why
During a failover the service writes into the DR region's bucket. Only from the primary region to
the DR region is anything copied, so these objects stay where they are: after failing back, people
have to find and copy them, or customers miss them.

Replication in both directions makes no circles: S3 never replicates a replica.

For a bucket that the service only reads, one way is enough; allow this rule there.

## Example
```yaml
buckets:
  uploads:
    replication: one-way
```

## Instead
```yaml
buckets:
  uploads:
    replication: both-ways
```

## Fix
Sets `replication: both-ways`. What the DR region's bucket holds by then of its own is not copied,
what is written into it from then on is, so the fix is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const auto uses = UsesOfBucket(subject.blueprint, key);
    if (*bucket.value.replication != blueprint::Replication::OneWay || uses.empty()) {
      continue;
    }
    auto report = diag::Build(sink, kFound, bucket.value.replication.span, key);
    ShowUses(report, uses);
    report
        .Note(
            "objects that are written after a failover are missing in the primary region after failing back")
        .Help("write `replication: both-ways`")
        .Fix(SetField(subject, "buckets." + key + ".replication", "both-ways", diag::Applicability::Unsafe));
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kOneWayBucketRule;
const Rule kOneWayBucketRule{
    .kind = diag::Kind::OneWayBucket,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
