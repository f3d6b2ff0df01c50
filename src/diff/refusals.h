#pragma once

#include "diff/cascade.h"
#include "diff/scene.h"

namespace lifeboat::diff {

/// Says of what is to be destroyed when Terraform or AWS will not do it: `prevent_destroy` stops the plan,
/// deletion protection the apply.
void NoteRefusals(const Scene& scene, ChangeMap& changes);

}  // namespace lifeboat::diff
