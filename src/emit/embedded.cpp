#include "emit/embedded.h"

#include <algorithm>
#include <string>

#include "lifeboat/support/check.h"

namespace lifeboat::emit {

std::string_view Embedded(std::string_view path) {
  const auto files = EmbeddedFiles();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  LIFEBOAT_CHECK(found != files.end(), "not built into this program: " + std::string(path));
  return found->bytes;
}

}  // namespace lifeboat::emit
