#pragma once

#include <cstdint>
#include <string_view>

namespace lifeboat::diff {

enum class Update : std::uint8_t { InPlace, Replace, Unknown };
enum class Transition : std::uint8_t { Changed, Added, Removed, BecomesUnknown };

[[nodiscard]] Update UpdateOf(std::string_view type, std::string_view path, Transition transition);

}  // namespace lifeboat::diff
