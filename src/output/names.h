#pragma once

#include <string_view>

#include "lifeboat/output/manifest.h"
#include "lifeboat/output/write.h"

namespace lifeboat::output {

/// The folder inside an output directory that holds staged files and the journal while a Write runs.
inline constexpr std::string_view kStagingName = ".lifeboat";

/// First components that belong to the writer and that no tree and no manifest may name.
inline constexpr std::string_view kReservedNames[] = {kStagingName, kTripwireName, kManifestName};

}  // namespace lifeboat::output
