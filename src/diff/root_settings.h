#pragma once

#include <vector>

#include "lifeboat/diff/change.h"
#include "lifeboat/terraform/configuration.h"

#include "diff/scene.h"

namespace lifeboat::diff {

/// Whether a block's provider works in another region now.
[[nodiscard]] bool RegionMoves(const Scene& scene, const terraform::Block& before,
                               const terraform::Block& after);

/// Makes the change one of a resource that is looked for where it is not.
void AddRegionMove(const Scene& scene, const terraform::Block& before, const terraform::Block& after,
                   Change& change);

/// Changes of providers, the backend, versions, variables and outputs: each is a Change without a type.
[[nodiscard]] std::vector<Change> CompareRoots(Scene& scene);

}  // namespace lifeboat::diff
