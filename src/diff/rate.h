#pragma once

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// Sets action, risk and the notes that follow from them, from the attributes of a change that updates. A
/// change that already has another action keeps it.
void Rate(Change& change);

/// The risk of one attribute and why, as the provider and the tables have it.
void RateAttribute(std::string_view type, AttributeChange& attribute);

}  // namespace lifeboat::diff
