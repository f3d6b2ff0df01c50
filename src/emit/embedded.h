#pragma once

#include <string_view>

namespace lifeboat::emit {

/// The file that instances run at start, after their settings: templates/user_data/start.sh.
[[nodiscard]] std::string_view StartScript();

}  // namespace lifeboat::emit
