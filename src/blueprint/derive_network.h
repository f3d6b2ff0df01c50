#pragma once

#include "lifeboat/blueprint/blueprint.h"

#include "blueprint/table/reader.h"

namespace lifeboat::blueprint {

/// Zones, subnets and endpoints of one region; see Derive.
void DeriveNetwork(Region& region, Gaps& gaps, diag::Sink& sink);

}  // namespace lifeboat::blueprint
