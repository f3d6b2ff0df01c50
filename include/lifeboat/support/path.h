#pragma once

#include <string>
#include <string_view>

namespace lifeboat {

// Paths as text, without asking a disk: `/` between names, links are not followed.

/// `a//b/./c/` and `a/x/../b/c` become `a/b/c`; "" is the working directory.
[[nodiscard]] std::string NormalPath(std::string_view path);

/// The directory that holds a normal path: "a" of "a/b", "" of "a", "/" of "/a" and of itself.
[[nodiscard]] std::string ParentPath(const std::string& normal);

/// `path`, which may be absolute, as seen from `directory`; normal.
[[nodiscard]] std::string JoinPath(std::string_view directory, std::string_view path);

/// How `path` is called from `directory`, `../` included. Both are absolute.
[[nodiscard]] std::string RelativePath(std::string_view path, std::string_view directory);

}  // namespace lifeboat
