#pragma once

#include <string>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/lint/lint.h"

#include "cli/report.h"

namespace lifeboat::cli {

/// What `lint` does with the fixes of what it finds.
enum class FixMode : std::uint8_t {
  Show,   ///< prints what would change, as a unified diff; writes nothing
  Write,  ///< changes the files, and says in a line on standard error what was done
};

/// Fixes one blueprint. Files that cannot be read or have errors are left to `lint`, which reports them.
[[nodiscard]] ExitCode FixFile(const std::string& path, const lint::Selection& selection, FixMode mode,
                               diag::Applicability most, const Context& context);

}  // namespace lifeboat::cli
