#include <vector>

#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/recovery/data_loss.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnreachableBucketRpo,
                                        "`rpo` is {}, and S3 promises copies within 15m at best"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicated buckets with an `objectives.rpo` of less than 15 minutes.

## Why
S3 copies objects after it has confirmed them. 15 minutes is the only time that it
promises, with Replication Time Control; without that it promises none. Most objects are
there within seconds, so a shorter objective is kept on most days, but a failover after a
rush of uploads loses more, and nothing tells how much.

## Example
```yaml
objectives: { rpo: 5m }
```

## Instead
```yaml
objectives: { rpo: 15m }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& rpo = subject.blueprint.objectives.rpo;
  std::vector<source::Span> copied;
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    if (*bucket.value.replication != blueprint::Replication::None) {
      copied.push_back(bucket.name.span);
    }
  }
  if (copied.empty() || *rpo >= recovery::kReplicationTime) {
    return;
  }
  auto report = diag::Build(sink, kFound, rpo.span, blueprint::FormatDuration(*rpo));
  for (const source::Span& span : copied) {
    report.Label(span, "copied after the write");
  }
  report.Note(
      "Replication Time Control promises 15m for 99.99 % of the objects; without it S3 promises nothing");
  report.Help("write `rpo: " + blueprint::FormatDuration(recovery::kReplicationTime) + "` or more");
  std::move(report).Report();
}

}  // namespace

extern const Rule kUnreachableBucketRpoRule;
const Rule kUnreachableBucketRpoRule{
    .kind = diag::Kind::UnreachableBucketRpo,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
