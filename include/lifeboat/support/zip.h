#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace lifeboat {

/// A ZIP archive of files by path. Same files, same bytes: entries in the order of their paths, dated 1980-01-01,
/// readable by everybody, writable by their owner, and stored rather than compressed, because what a compressor
/// makes depends on its version.
[[nodiscard]] std::string Zip(const std::map<std::string, std::string_view>& files);

struct ZippedFile {
  std::string path;
  std::uint32_t mode = 0;  ///< as chmod has it, with the file's type: 0100644
  std::string bytes;
};

/// The files of an archive in its order; a sentence when it is broken.
[[nodiscard]] tl::expected<std::vector<ZippedFile>, std::string> Unzip(std::string_view archive);

}  // namespace lifeboat
