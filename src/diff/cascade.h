#pragma once

#include <map>
#include <string>

#include "lifeboat/diff/change.h"

#include "diff/scene.h"

namespace lifeboat::diff {

using ChangeMap = std::map<std::string, Change, std::less<>>;  ///< by new address

/// Follows what every replaced resource changes in others: an attribute that reads what only the new one will
/// know becomes unknown until the apply, which updates its resource, or replaces that as well, and so on.
void FollowReplacements(Scene& scene, ChangeMap& changes);

}  // namespace lifeboat::diff
