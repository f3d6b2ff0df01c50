#pragma once

#include <optional>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/driver/env.h"

namespace lifeboat::driver {

/// Loads what `lifeboat diff --plan` was given: what `terraform show -json` printed, `-` for standard input.
/// `tree` is what was planned, or nullptr: lines and fields come from it. What is wrong goes to `sink`;
/// nullopt then.
[[nodiscard]] std::optional<diff::Changes> LoadPlan(const std::string& file, const diff::Side* tree,
                                                    const Env& env, diag::Sink& sink);

}  // namespace lifeboat::driver
