#include "lifeboat/lint/rule.h"

#include "lint/facts/image_tag.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::MutableImageTag,
                                                     "service `{}` runs whatever `{}` names at the moment"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds container images without a digest whose tag moves with every push: none at all,
which means `latest`, or the name of a branch, a channel or a stage, such as `main`,
`edge` or `production`.

## Why
An instance pulls the image when it starts, unless the machine image that it starts from
brought one of that name. So what runs depends on when each instance started and on when
its machine image was made: neighbours run different code, a new push does not reach all of
them, and the DR region runs something else again, perhaps for the first time and at the
worst moment. Nobody can say afterwards what ran. A digest names the bytes themselves.

## Example
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:latest
```

## Instead
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& image = service.value.image;
    const blueprint::ImageReference reference = blueprint::ParseImageReference(*image);
    if (HasMovingTag(reference)) {
      auto report = diag::Build(sink, kFound, image.span, key, *image);
      if (reference.tag.empty()) {
        report.Note("an image without a tag is `latest`");
      }
      std::move(report)
          .Note("each instance runs what the tag named when it, or its machine image, pulled it")
          .Help("write the digest, `@sha256:…`, or a tag that is never pushed again")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kMutableImageTagRule;
const Rule kMutableImageTagRule{
    .kind = diag::Kind::MutableImageTag,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
