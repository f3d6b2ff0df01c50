#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lifeboat::lower {

/// A repository in Amazon's own registry, which gives images only to those who may read it.
struct RegistryImage {
  std::string account;
  std::string region;
  std::string repository;
};

/// Reads `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.2`; nullopt for an image of another
/// registry.
[[nodiscard]] std::optional<RegistryImage> ParseRegistryImage(std::string_view image);

}  // namespace lifeboat::lower
