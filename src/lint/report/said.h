#pragma once

#include <vector>

#include "lifeboat/lint/report.h"

namespace lifeboat::lint {

/// Errors and findings of all files, in the order in which they are printed: a file's errors come first.
[[nodiscard]] std::vector<const diag::Diagnostic*> AllSaid(const Results& results);

/// `note: …`, `help: …` and `fix: …`, each with a line end in front: what a format adds to the message that
/// has no place of its own for them.
[[nodiscard]] std::string AdditionsText(const diag::Diagnostic& diagnostic);

/// `set `multi_az` to `true``, with `(unsafe)` when it is.
[[nodiscard]] std::string FixText(const diag::Fix& fix);

}  // namespace lifeboat::lint
