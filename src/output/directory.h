#pragma once

#include <string>
#include <string_view>

#include "lifeboat/support/file_system.h"

#include "names.h"

namespace lifeboat::output {

/// What stands at a path of an output directory.
struct Found {
  enum class Kind : std::uint8_t {
    Missing,
    File,
    Link,     ///< a symbolic link or a device: may be replaced, never followed
    Blocked,  ///< a folder, or something that is no folder stands where a parent folder has to be
  };
  Kind kind = Kind::Missing;
  std::string bytes;    ///< of a File
  std::string blocker;  ///< relative path of what is in the way, when Blocked

  /// Equal exactly when nobody changed what was found: `missing`, `link`, `blocked` or the SHA-256.
  [[nodiscard]] std::string Fingerprint() const;
};

/// An output directory. Paths given to it are confined; no symbolic link below the directory is followed.
class Directory {
 public:
  Directory(FileSystem& files, std::string path);

  [[nodiscard]] FileSystem& files() const { return files_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool Exists() const { return files_.KindOf(path_) != FileSystem::Kind::Missing; }

  [[nodiscard]] std::string At(std::string_view relative) const;
  [[nodiscard]] std::string Staged(std::string_view name) const;
  [[nodiscard]] std::string Staging() const { return At(kStagingName); }

  /// The folder beside the directory in which a directory that does not exist yet is built; empty when the
  /// path (`.`, `a/..`) has no name of its own.
  [[nodiscard]] std::string Sibling() const;

  [[nodiscard]] FileSystem::Result<Found> Look(const std::string& relative) const;

 private:
  FileSystem& files_;
  std::string path_;
};

/// `a/b` of `a/b/c`; empty for a single component.
[[nodiscard]] std::string_view ParentOf(std::string_view path);

}  // namespace lifeboat::output
