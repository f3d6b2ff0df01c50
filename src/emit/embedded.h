#pragma once

#include <span>
#include <string_view>

namespace lifeboat::emit {

/// A file of templates/ as it was when the program was built.
struct EmbeddedFile {
  std::string_view path;  ///< in the repository
  std::string_view bytes;
};

/// All of them, by path.
[[nodiscard]] std::span<const EmbeddedFile> EmbeddedFiles();

/// The bytes of a file that must be there.
[[nodiscard]] std::string_view Embedded(std::string_view path);

}  // namespace lifeboat::emit
