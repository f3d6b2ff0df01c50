#include "lint/facts/image_tag.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lifeboat::lint {

namespace {

// Branches, channels and stages: what a pipeline pushes again and again under one name.
constexpr auto kMovingTags = std::to_array<std::string_view>(
    {"canary",   "current", "dev",     "develop", "development", "edge",       "head",    "latest",
     "lts",      "main",    "master",  "nightly", "prod",        "production", "release", "rolling",
     "snapshot", "stable",  "staging", "testing", "trunk",       "unstable"});

}  // namespace

bool HasMovingTag(const blueprint::ImageReference& image) {
  return image.digest.empty() && (image.tag.empty() || std::ranges::binary_search(kMovingTags, image.tag));
}

}  // namespace lifeboat::lint
