#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lifeboat::fuzz {

/// Compiles `blueprint` in memory and aborts when a promise is broken: an internal error, a failure without a
/// diagnostic, output that is no JSON, or anything written after a failure.
void CompileOne(std::string_view blueprint);

}  // namespace lifeboat::fuzz
