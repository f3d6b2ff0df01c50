#pragma once

#include <map>
#include <string>
#include <string_view>

namespace lifeboat::output {

/// Files to be written, by path relative to the output directory, in memory.
class OutputTree {
 public:
  /// Adds a file. The path must be confined and new: anything else is a bug of the caller and ends in
  /// InternalError, before a byte is on disk.
  void Add(std::string path, std::string bytes);

  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::map<std::string, std::string> files_;
};

/// True for a relative path of plain components (not empty, `.` or `..`; no control character, backslash or
/// colon) that does not begin with a name that the writer keeps for itself. Also asked of paths read from a
/// lock manifest.
[[nodiscard]] bool IsConfined(std::string_view path);

}  // namespace lifeboat::output
