#pragma once

#include "diff/cascade.h"
#include "diff/scene.h"

namespace lifeboat::diff {

/// Where a service, database or bucket is gone and a new one has just such resources, says on the most
/// dangerous change of the old one how a rename is written.
void HintAtRenames(const Scene& scene, ChangeMap& changes);

}  // namespace lifeboat::diff
