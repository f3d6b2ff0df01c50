#include "lint/facts/image_registry.h"

#include "lifeboat/blueprint/image_reference.h"

namespace lifeboat::lint {

bool IsInRegistryOf(std::string_view image, const blueprint::Region& region) {
  const auto registry = blueprint::ParseRegistryImage(image);
  return registry && registry->region == *region.region;
}

}  // namespace lifeboat::lint
