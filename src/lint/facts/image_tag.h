#pragma once

#include "lifeboat/blueprint/image_reference.h"

namespace lifeboat::lint {

/// Whether the image may be another one tomorrow, by design: it has no digest, and no tag or one that moves
/// with every push, such as `latest`.
[[nodiscard]] bool HasMovingTag(const blueprint::ImageReference& image);

}  // namespace lifeboat::lint
