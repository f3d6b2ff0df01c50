#pragma once

#include <tl/expected.hpp>

#include "lifeboat/lint/lint.h"

#include "cli/command.h"

namespace lifeboat::cli {

/// Which rules the command line lets speak: `--only`, `--skip`, `--min-severity`.
[[nodiscard]] tl::expected<lint::Selection, UsageError> SelectionOf(const Arguments& arguments);

}  // namespace lifeboat::cli
