#pragma once

#include <string_view>

namespace lifeboat::driver {

/// Nothing but what has no default.
inline constexpr std::string_view kSmall =
    "lifeboat: 1\n"
    "name: hello\n"
    "regions:\n"
    "  primary: { region: eu-west-1 }\n"
    "  dr: { region: eu-central-1 }\n"
    "services:\n"
    "  web: { image: \"nginx:1.27\", port: 80 }\n";

}  // namespace lifeboat::driver
