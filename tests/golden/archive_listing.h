#pragma once

#include <string>
#include <string_view>

namespace lifeboat::golden {

/// An archive as text that a person can read in a review: mode, size, digest and path of each entry, then the
/// configuration in it as it stands.
[[nodiscard]] std::string ListArchive(std::string_view archive);

}  // namespace lifeboat::golden
