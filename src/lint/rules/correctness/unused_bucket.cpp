#include <algorithm>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnusedBucket, "no service uses bucket `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds buckets that are the `bucket` of no service.

## Why
A service's instances may read and write the bucket that it names, and learn its name as
`BUCKET_NAME`. A bucket that nobody names is out of reach of the application: most often a
`bucket` was forgotten, and the first upload fails with a refusal. Something outside of
the blueprint may use it; then allow the finding.

## Example
```yaml
services:
  web:
    bucket: null
```

## Instead
```yaml
services:
  web:
    bucket: uploads
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.buckets) {
    const bool used = std::ranges::any_of(subject.blueprint.services, [&key = key](const auto& entry) {
      const auto& used_bucket = entry.second.value.bucket;
      return used_bucket && **used_bucket == key;
    });
    if (!used) {
      diag::Build(sink, kFound, bucket.name.span, key)
          .Note("only the instances of services that name a bucket may read and write it")
          .Help("write `bucket: " + key + "` for the service that uses it, or remove it")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kUnusedBucketRule;
const Rule kUnusedBucketRule{
    .kind = diag::Kind::UnusedBucket,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
