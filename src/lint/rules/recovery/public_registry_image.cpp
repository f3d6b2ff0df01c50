#include <algorithm>
#include <array>
#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/image_reference.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::PublicRegistryImage, "service `{}` takes its image from `{}`, a public registry"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services whose container image is in a public registry other than Amazon's own: Docker Hub,
GitHub, Quay, Google and the like. Where a region has no way to the Internet, that is
`registry-out-of-reach`.

## Why
An instance starts without a registry only if its container is in the image that it is made of, and
a release that is younger than the last such image is in none. The failover then depends on somebody
else's service, at an hour when many others may be asking it too, and on the way through the
Internet. Docker Hub limits pulls without a login, by address: behind a NAT gateway all instances of
a zone are one address.

A public image can also be taken away or replaced by its owner.

ECR in the DR region is within AWS's own network, asks for the instance's role instead of a login,
and its limits are thousands of requests a second.

## Example
```yaml
services:
  web:
    image: ghcr.io/example/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
regions:
  primary:
    network: { egress: nat }
  dr:
    network: { egress: nat }
```

## Instead
```yaml
services:
  web:
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/example/web@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
```
)";

/// A registry of somebody's own, under a name that is not here, may be as near as ECR.
bool IsPublic(std::string_view registry) {
  constexpr auto kRegistries = std::to_array<std::string_view>({
      "docker.io",
      "index.docker.io",
      "registry-1.docker.io",
      "registry.hub.docker.com",
      "ghcr.io",
      "quay.io",
      "gcr.io",
      "eu.gcr.io",
      "us.gcr.io",
      "asia.gcr.io",
      "mirror.gcr.io",
      "registry.k8s.io",
      "k8s.gcr.io",
      "mcr.microsoft.com",
      "registry.gitlab.com",
      "docker.elastic.co",
      "registry.access.redhat.com",
      "lscr.io",
      "cgr.dev",
      "container-registry.oracle.com",
      "nvcr.io",
  });
  return std::ranges::find(kRegistries, registry) != kRegistries.end();
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& [primary, dr] = subject.blueprint.regions;
  if (*primary.network.egress != blueprint::Egress::Nat || *dr.network.egress != blueprint::Egress::Nat) {
    return;
  }
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& image = service.value.image;
    const std::string registry = blueprint::ParseImageReference(*image).registry;
    if (!IsPublic(registry)) {
      continue;
    }
    diag::Build(sink, kFound, image.span, key, registry)
        .Note(
            "a release that is in no image of an instance yet is pulled from there when the DR region starts")
        .Help(fmt::format("copy the image to a repository of ECR in `{}`, and write that one", *dr.region))
        .Report();
  }
}

}  // namespace

extern const Rule kPublicRegistryImageRule;
const Rule kPublicRegistryImageRule{
    .kind = diag::Kind::PublicRegistryImage,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
