#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace lifeboat {

/// What the program knows of a disk. Paths are UTF-8 with `/`; relative ones start at the working directory.
/// Every failure is a sentence for a person, with the path in it, and no exception.
class FileSystem {
 public:
  enum class Kind : std::uint8_t { Missing, File, Directory, Other };
  template <class T>
  using Result = tl::expected<T, std::string>;

  virtual ~FileSystem() = default;

  /// Follows no symbolic link at the end of `path`: a link is Other, whatever it points at.
  [[nodiscard]] virtual Kind KindOf(const std::string& path) = 0;
  [[nodiscard]] virtual Result<std::string> Read(const std::string& path) = 0;
  /// Replaces the content of `path`, creating it; not atomic: write a new name, Sync, then Rename.
  [[nodiscard]] virtual Result<void> Write(const std::string& path, std::string_view bytes) = 0;
  /// Gives `to` the permissions of `from`; where there are none, there is nothing to do.
  [[nodiscard]] virtual Result<void> CopyMode(const std::string& from, const std::string& to) {
    static_cast<void>(from);
    static_cast<void>(to);
    return {};
  }
  /// Makes what was written to `path` (a file or a directory's entries) survive a power cut.
  [[nodiscard]] virtual Result<void> Sync(const std::string& path) = 0;
  /// Atomic within a file system; replaces an existing file.
  [[nodiscard]] virtual Result<void> Rename(const std::string& from, const std::string& to) = 0;
  /// Removes a file or an empty directory. A missing one is success.
  [[nodiscard]] virtual Result<void> Remove(const std::string& path) = 0;
  /// Creates `path` and its parents; existing ones are success.
  [[nodiscard]] virtual Result<void> CreateDirectories(const std::string& path) = 0;
  /// Names (not paths) in a directory, sorted by bytes.
  [[nodiscard]] virtual Result<std::vector<std::string>> List(const std::string& path) = 0;
  /// Where relative paths start, absolute; `/` where that cannot be told.
  [[nodiscard]] virtual std::string WorkingDirectory() { return "/"; }
  /// Keeps other processes that ask for the same from working in `directory` until the result is gone; the
  /// system lets go when the process dies. An error when another one holds it. Where there are no such locks
  /// (some network disks; the memory of one process) nobody is kept out.
  [[nodiscard]] virtual Result<std::shared_ptr<const void>> Lock(const std::string& directory) {
    static_cast<void>(directory);
    return nullptr;
  }
};

/// The disk of the machine.
[[nodiscard]] std::unique_ptr<FileSystem> RealFileSystem();

}  // namespace lifeboat
