#include "lifeboat/lint/rule.h"

#include "lint/facts/image_tag.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::ImageWithoutDigest, "service `{}` names its image by the tag `{}`, not by a digest"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds container images that are named by a tag alone. Tags that move by design are
`mutable-image-tag`'s.

## Why
A tag that looks like a version can be pushed again, by mistake or by somebody who got
hold of the registry, and the next instance that pulls it runs it without a question; the
machine images that are made of it carry it to the DR region. A digest names the bytes:
what is pulled is what was tested, or nothing. In ECR a repository with immutable tags
gives the same, as far as everybody remembers to set it.

A tag may stand before the digest, for people: `shop/web:2.4@sha256:…`.

## Example
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:2.4
```

## Instead
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:2.4@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& image = service.value.image;
    const blueprint::ImageReference reference = blueprint::ParseImageReference(*image);
    if (reference.digest.empty() && !HasMovingTag(reference)) {
      diag::Build(sink, kFound, image.span, key, reference.tag)
          .Note("a tag can be pushed again; a digest names the bytes")
          .Help("append the `@sha256:…` that `docker buildx imagetools inspect " + *image + "` prints")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kImageWithoutDigestRule;
const Rule kImageWithoutDigestRule{
    .kind = diag::Kind::ImageWithoutDigest,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
