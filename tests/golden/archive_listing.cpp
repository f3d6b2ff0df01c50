#include "archive_listing.h"

#include <fmt/core.h>

#include "lifeboat/support/digest.h"
#include "lifeboat/support/zip.h"

namespace lifeboat::golden {

std::string ListArchive(std::string_view archive) {
  const auto files = Unzip(archive);
  if (!files) {
    return files.error() + "\n";
  }
  std::string listing;
  std::string configuration;
  for (const ZippedFile& file : *files) {
    listing +=
        fmt::format("{:o} {:>7} {} {}\n", file.mode, file.bytes.size(), Sha256Hex(file.bytes), file.path);
    if (file.path == "config.json") {
      configuration = file.bytes;
    }
  }
  return configuration.empty() ? listing : listing + "\nconfig.json:\n" + configuration;
}

}  // namespace lifeboat::golden
