#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/image_reference.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::ImageInPrimaryRegistry,
    "service `{}` takes its image from the registry in `{}`, the primary region"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services whose container image is in a private registry (ECR) of the primary region, where
the DR region can reach it; where it cannot, that is
`registry-out-of-reach`.

## Why
An instance starts without a registry only if its container is in the image that it is made of. Such
images are made by a schedule, and a release that is younger than the last one is in none. The DR
region then pulls from the registry in the region that has just been lost, and no instance comes up.

ECR replicates repositories to other regions, usually in less than half an hour. With the DR
region's registry in the blueprint both regions pull from there; when the DR region is lost, the
running primary region needs none. The primary region then needs `egress: nat`: an interface
endpoint of ECR reaches its own region alone.

## Example
```yaml
regions:
  primary: { network: { egress: endpoints } }
  dr: { network: { egress: nat } }
services:
  web:
    image: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```

## Instead
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```
)";

std::string InRegion(std::string image, const std::string& from, const std::string& to) {
  const std::string host = "." + from + ".";
  return image.replace(image.find(host), host.size(), "." + to + ".");
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [primary, dr] = subject.blueprint.regions;
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& image = service.value.image;
    const auto registry = blueprint::ParseRegistryImage(*image);
    const bool reached = *dr.network.egress == blueprint::Egress::Nat;
    if (!registry || registry->region != *primary.region || !reached) {
      continue;
    }
    diag::Build(sink, kFound, image.span, key, registry->region)
        .Label(primary.region.span, "the primary region")
        .Note(
            "a release that is in no image of an instance yet is pulled from there when the DR region starts")
        .Help(fmt::format("let ECR replicate the repository to `{}`, and write `{}`{}", *dr.region,
                          InRegion(*image, registry->region, *dr.region),
                          *primary.network.egress == blueprint::Egress::Nat
                              ? ""
                              : ", with `egress: nat` for the primary region"))
        .Report();
  }
}

}  // namespace

extern const Rule kImageInPrimaryRegistryRule;
const Rule kImageInPrimaryRegistryRule{
    .kind = diag::Kind::ImageInPrimaryRegistry,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
