#pragma once

#include <map>
#include <string>

#include "lifeboat/diff/change.h"
#include "lifeboat/terraform/readers.h"

#include "diff/scene.h"

namespace lifeboat::diff {

using ChangeMap = std::map<std::string, Change, std::less<>>;  ///< by new address

/// Follows what every change is to those who read it. What a replaced resource, or one that counts its
/// versions, will say is unknown until the apply; what the configuration sets is known and different. Either
/// updates the reader, or replaces that as well, and so on. `readers` are those of the new configuration.
void FollowChanges(Scene& scene, ChangeMap& changes, const terraform::ReaderIndex& readers);

}  // namespace lifeboat::diff
