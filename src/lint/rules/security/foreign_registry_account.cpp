#include "lifeboat/blueprint/image_reference.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::ForeignRegistryAccount,
                                                     "the image of service `{}` lies in the account `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds images in the ECR of another account than `account`. Without `account` there is
nothing to compare with.

## Why
The instances' role allows the pull, but across accounts the repository has to allow it as
well. Its policy belongs to somebody else: while it names this account everything works,
and after a change over there no instance starts, in either region, until it is noticed in
a scale-out or in a failover. Organisations with one account for images do this on
purpose, and allow the finding.

## Example
```yaml
services:
  web:
    image: 210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```

## Instead
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& account = subject.blueprint.account;
  if (!account) {
    return;
  }
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto image = blueprint::ParseRegistryImage(*service.value.image);
    if (image && image->account != **account) {
      diag::Build(sink, kFound, service.value.image.span, key, image->account)
          .Label(account->span, "the account that this is applied to")
          .Note("a pull from another account needs that repository's policy, which others can change")
          .Help("replicate the repository into this account, or let its policy admit `" + **account + "`")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kForeignRegistryAccountRule;
const Rule kForeignRegistryAccountRule{
    .kind = diag::Kind::ForeignRegistryAccount,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
