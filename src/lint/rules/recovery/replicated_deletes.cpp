#include <chrono>
#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::ReplicatedDeletes,
                                        "deletions in bucket `{}` reach the copy in the other region"};

// Of less speaks another rule.
constexpr std::chrono::days kNoticed{7};
constexpr std::chrono::days kAmple{30};

constexpr std::string_view kExplanation = R"(
## What it does
Finds replicated buckets for which somebody wrote `replicate_deletes: true`, which is the default,
and a `noncurrent_retention` below `30d`. Below `7d` there is `short-version-history`.

## Why
Replication protects from the loss of a region. From a program that deletes what it should keep it
protects only as long as deletions stay where they are made. With `replicate_deletes: true` the
object is gone in both regions within minutes, and its former version is kept for
`noncurrent_retention`: a mistake that is found out later cannot be taken back.

With `replicate_deletes: false` what was deleted in one region is still there in the other, and
comes back to the application's sight with a failover. Where that is worse, as for data that must be
erased on request, allow this rule.

## Example
```yaml
buckets:
  uploads:
    replicate_deletes: true
    noncurrent_retention: 10d
```

## Instead
```yaml
buckets:
  uploads:
    replicate_deletes: false
    noncurrent_retention: 10d
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const blueprint::Located<bool>& deletes = bucket.value.replicate_deletes;
    const blueprint::Duration noncurrent = *bucket.value.noncurrent_retention;
    const bool brief = noncurrent >= kNoticed && noncurrent < kAmple;
    if (!deletes.written() || !*deletes || !brief ||
        *bucket.value.replication == blueprint::Replication::None) {
      continue;
    }
    diag::Build(sink, kFound, deletes.span, key)
        .Note(fmt::format("in both regions a deletion can be taken back for {}, by `noncurrent_retention`",
                          blueprint::FormatDuration(noncurrent)))
        .Help(
            "write `noncurrent_retention: 30d`, or `replicate_deletes: false` for a copy that outlives "
            "deletions")
        .Report();
  }
}

}  // namespace

extern const Rule kReplicatedDeletesRule;
const Rule kReplicatedDeletesRule{
    .kind = diag::Kind::ReplicatedDeletes,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
