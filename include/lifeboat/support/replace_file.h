#pragma once

#include <string>
#include <string_view>

#include "lifeboat/support/file_system.h"

namespace lifeboat {

/// Gives the file at `path` another content, or makes it: interrupted at any point, the old content or the
/// new one is there. Refuses what is no ordinary file; a symbolic link stays a link.
[[nodiscard]] FileSystem::Result<void> ReplaceFile(FileSystem& files, const std::string& path,
                                                   std::string_view bytes);

}  // namespace lifeboat
