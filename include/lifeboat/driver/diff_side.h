#pragma once

#include <optional>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/driver/env.h"
#include "lifeboat/source/source_file.h"

namespace lifeboat::driver {

/// Loads what `lifeboat diff` was given: a blueprint, which is compiled; a folder that was compiled; or
/// either from git, as REV:path. A path that exists is that path. Everything that is wrong goes to `sink`,
/// which is this side's own; nullopt then.
[[nodiscard]] std::optional<diff::Side> LoadSide(const std::string& spec, const Env& env,
                                                 source::SourceMap& sources, diag::Sink& sink);

}  // namespace lifeboat::driver
