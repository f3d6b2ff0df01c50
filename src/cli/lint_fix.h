#pragma once

#include <string>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/lint/lint.h"

#include "cli/report.h"

namespace lifeboat::cli {

/// Fixes one blueprint, and says on standard error what was done. A file that cannot be read or has errors is
/// left to `lint`, which reports it.
[[nodiscard]] ExitCode FixFile(const std::string& path, const lint::Selection& selection,
                               diag::Applicability most, const Context& context);

/// Prints what FixFile would change as a unified diff. Differences when there is something; a file that
/// cannot be read is reported.
[[nodiscard]] ExitCode ShowFixesOf(const std::string& path, const lint::Selection& selection,
                                   diag::Applicability most, const Context& context);

}  // namespace lifeboat::cli
