#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lifeboat::blueprint {

/// The parts of a container image's name. A registry that is not named is Docker Hub's.
struct ImageReference {
  std::string registry;    ///< host, and port if there is one: `docker.io`, `public.ecr.aws`
  std::string repository;  ///< `shop/web`, `nginx`
  std::string tag;         ///< empty when none is written; without a digest too, `latest` is meant
  std::string digest;      ///< `sha256:…`, empty when none is written
};

/// Reads any text; what is no image reference gives parts that nothing matches.
[[nodiscard]] ImageReference ParseImageReference(std::string_view image);

/// A repository in Amazon's own registry, which gives images only to those who may read it.
struct RegistryImage {
  std::string account;
  std::string region;
  std::string repository;
};

/// Reads `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.2`; nullopt for an image of another
/// registry.
[[nodiscard]] std::optional<RegistryImage> ParseRegistryImage(std::string_view image);

}  // namespace lifeboat::blueprint
