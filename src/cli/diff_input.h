#pragma once

#include <optional>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/driver/env.h"
#include "lifeboat/source/source_file.h"

#include "cli/command.h"

namespace lifeboat::cli {

/// What is wrong with the operands of `diff`: two sides, or a plan and at most what was planned.
[[nodiscard]] std::optional<UsageError> FindInputFault(const Arguments& arguments);

/// Between two sides, or of a plan. Nullopt: `diagnostics` says why.
[[nodiscard]] std::optional<diff::Changes> LoadChanges(const Arguments& arguments, const driver::Env& env,
                                                       source::SourceMap& sources,
                                                       std::vector<diag::Diagnostic>& diagnostics);

}  // namespace lifeboat::cli
