#include <chrono>
#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/fix.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::ShortVersionHistory, "bucket `{}` keeps overwritten and deleted objects for {} only"};
constexpr std::chrono::days kWeek{7};

constexpr std::string_view kExplanation = R"(
## What it does
Finds buckets whose `noncurrent_retention` is less than `7d`.

## Why
A copy in the other region protects against the loss of a region, not against mistakes: an object
that is overwritten here is overwritten there, within seconds. The way back is the version before,
for as long as it is kept. What goes wrong on a Friday is found on Monday, after a long weekend on
Tuesday.

## Example
```yaml
buckets:
  uploads:
    noncurrent_retention: 2d
```

## Instead
```yaml
buckets:
  uploads:
    noncurrent_retention: 7d
```

## Fix
Sets `noncurrent_retention: 7d`. Versions are paid for as long as they are kept, so it is made with
`--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const auto& retention = bucket.value.noncurrent_retention;
    if (*retention >= kWeek) {
      continue;
    }
    const auto days = std::chrono::duration_cast<std::chrono::days>(*retention).count();
    diag::Build(sink, kFound, retention.span, key, Counted(days, "day"))
        .Note(*bucket.value.replication == blueprint::Replication::None
                  ? "there is no copy in the other region either"
                  : "what is overwritten in one region is overwritten in the other within seconds")
        .Help("write `noncurrent_retention: 7d` or more")
        .Fix(SetField(subject, "buckets." + key + ".noncurrent_retention", "7d", diag::Applicability::Unsafe))
        .Report();
  }
}

}  // namespace

extern const Rule kShortVersionHistoryRule;
const Rule kShortVersionHistoryRule{
    .kind = diag::Kind::ShortVersionHistory,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
