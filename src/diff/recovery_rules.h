#pragma once

#include <string>
#include <vector>

#include "diff/cascade.h"
#include "diff/scene.h"

namespace lifeboat::diff {

/// Notes at every change, and at every setting of the root, how it harms failover itself. What makes failover
/// better, or does not touch it, gets no note; neither does what goes with its whole service, database or
/// bucket, of which the most dangerous change says that it goes. Risks are known already.
void NoteHarm(const Scene& scene, ChangeMap& changes, std::vector<Change>& settings);

/// docs/diff/recovery.md: everything that counts as harm.
[[nodiscard]] std::string HarmPage();

}  // namespace lifeboat::diff
