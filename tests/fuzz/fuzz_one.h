#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lifeboat::fuzz {

/// Compiles `blueprint` in memory and aborts when a promise is broken: an internal error, a failure without a
/// diagnostic, output that is no JSON, or anything written after a failure.
void CompileOne(std::string_view blueprint);

/// Lints `blueprint` in memory, with every fix, and aborts when a promise is broken: an internal error, a failure without
/// a diagnostic, a fix that leaves something to be fixed.
void LintOne(std::string_view blueprint);

}  // namespace lifeboat::fuzz
