#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/blueprint/image_reference.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"
#include "lint/facts/image_registry.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::RegistryOutOfReach,
                                                     "instances in {} cannot pull the image of service `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services whose image lies outside of what a region's network reaches. With
`egress: endpoints` or `none` that is the ECR of the region itself. Docker Hub and every
other registry on the Internet are out of reach, and so are `public.ecr.aws`, which has no
interface endpoint, and the ECR of another region: the endpoints reach their own alone.

## Why
An instance has the image already when it starts from an image that was made of one which
had pulled it. The first instances have not, nor has any after the blueprint names another
image, until the next one is made: they try again every five seconds, for ever. In the DR
region that shows in a failover.

A pull-through cache rule makes the ECR of a region fetch from other registries; its
images count as the region's.

## Example
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-north-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
regions:
  dr:
    network: { egress: endpoints }
```

## Instead
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
regions:
  dr:
    network: { egress: endpoints }
```
)";

std::string WhyOutOfReach(const std::string& image) {
  if (const auto registry = blueprint::ParseRegistryImage(image)) {
    return "the interface endpoints of ECR reach their own region, and the image is in `" + registry->region +
           "`";
  }
  const std::string registry = blueprint::ParseImageReference(image).registry;
  return registry == "public.ecr.aws" ? "`public.ecr.aws` has no interface endpoint"
                                      : "`" + registry + "` is reached through the Internet only";
}

/// `image` is one name for both regions: it can be in the ECR of one without the Internet, not of two.
std::string HelpFor(const blueprint::Blueprint& blueprint, const std::vector<std::string>& regions) {
  if (regions.size() > 1) {
    return "write `egress: nat` for both, or for one and push the image to the ECR of the other";
  }
  const std::string nat = fmt::format("write `egress: nat` for `{}`", regions.front());
  const bool alone = std::ranges::any_of(BothRegions(blueprint), [](const SideOfBlueprint& side) {
    return *side.region.network.egress == blueprint::Egress::Nat;
  });
  return alone ? fmt::format("{}, or push the image to the ECR of `{}`", nat, regions.front()) : nat;
}

void CheckService(const blueprint::Blueprint& blueprint, const std::string& key,
                  const blueprint::Located<std::string>& image, diag::Sink& sink) {
  std::vector<std::string> regions;
  std::vector<source::Span> egresses;
  for (const auto& [side, region] : BothRegions(blueprint)) {
    if (*region.network.egress != blueprint::Egress::Nat && !IsInRegistryOf(*image, region)) {
      regions.push_back(*region.region);
      egresses.push_back(region.network.egress.span);
    }
  }
  if (regions.empty()) {
    return;
  }
  auto report = diag::Build(sink, kFound, image.span, List(regions), key);
  for (const source::Span& egress : egresses) {
    report.Label(egress, "no way to the Internet from here");
  }
  std::move(report).Note(WhyOutOfReach(*image)).Help(HelpFor(blueprint, regions)).Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    CheckService(subject.blueprint, key, service.value.image, sink);
  }
}

}  // namespace

extern const Rule kRegistryOutOfReachRule;
const Rule kRegistryOutOfReachRule{
    .kind = diag::Kind::RegistryOutOfReach,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
