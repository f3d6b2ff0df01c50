#pragma once

#include <string>
#include <string_view>

namespace lifeboat {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string Sha256Hex(std::string_view bytes);

}  // namespace lifeboat
