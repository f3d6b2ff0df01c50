#pragma once

#include <string_view>

namespace lifeboat {

/// Whether a pattern fits a whole path. `*` stands for any characters but `/`, `?` for one such character; a
/// name that is `**` stands for any number of directories, none included, and at the end for everything in
/// the one before it. A character is a code point.
[[nodiscard]] bool GlobMatches(std::string_view pattern, std::string_view path);

/// The same for one name, in which a slash is a character like others.
[[nodiscard]] bool NameMatches(std::string_view pattern, std::string_view name);

}  // namespace lifeboat
