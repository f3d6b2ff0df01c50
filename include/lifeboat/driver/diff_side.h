#pragma once

#include <memory>
#include <optional>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/driver/env.h"
#include "lifeboat/source/source_file.h"

namespace lifeboat::driver {

/// Loads what `lifeboat diff` was given: a blueprint, which is compiled; a folder that was compiled; or
/// either from git, as REV:path. A path that exists is that path. Everything that is wrong goes to `sink`,
/// which is this side's own; nullopt then. What two sides have in common is parsed once, into
/// `documents`.
[[nodiscard]] std::optional<diff::Side> LoadSide(
    const std::string& spec, const Env& env, source::SourceMap& sources, diag::Sink& sink,
    std::shared_ptr<terraform::Documents> documents = std::make_shared<terraform::Documents>());

}  // namespace lifeboat::driver
