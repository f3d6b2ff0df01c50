#include <algorithm>
#include <optional>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::DottedBucketName, "bucket name `{}` has dots in it"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds names of buckets, under `names`, that contain a dot.

## Why
The certificate of S3 is for `*.s3.<region>.amazonaws.com`, and the star stands for one
part. With a dot in the name there are two, so HTTPS to the bucket fails unless the client
falls back to the older form with the bucket in the path. Some SDKs do, some do not;
Transfer Acceleration and some endpoints do not work at all. The documentation of S3
advises dots for the hosting of websites only.

A bucket cannot be renamed: allow the finding for one that exists already.

## Example
```yaml
names:
  buckets:
    uploads:
      primary: uploads.shop.example
```

## Instead
```yaml
names:
  buckets:
    uploads:
      primary: shop-uploads-eu-central-1
```
)";

void CheckName(const std::optional<blueprint::Located<std::string>>& name, diag::Sink& sink) {
  if (!name || (*name)->find('.') == std::string::npos) {
    return;
  }
  std::string better = **name;
  std::ranges::replace(better, '.', '-');
  diag::Build(sink, kFound, name->span, **name)
      .Note("the certificate of S3 covers one part before `.s3`, so HTTPS to the bucket's own host fails")
      .Help("write `" + better + "`, unless the bucket exists already")
      .Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, bucket] : subject.blueprint.names.buckets) {
    CheckName(bucket.value.primary, sink);
    CheckName(bucket.value.dr, sink);
  }
}

}  // namespace

extern const Rule kDottedBucketNameRule;
const Rule kDottedBucketNameRule{
    .kind = diag::Kind::DottedBucketName,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
