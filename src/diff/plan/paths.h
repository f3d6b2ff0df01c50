#pragma once

#include <set>
#include <string>
#include <string_view>

#include "lifeboat/terraform/value.h"

namespace lifeboat::diff {

/// Places in a resource, without positions in lists: `launch_template.version`.
class PathSet {
 public:
  void Add(std::string path) { paths_.insert(std::move(path)); }
  /// Wherever a structure like `after_sensitive` says true.
  void AddTrue(const terraform::Value& marks) { AddTrue(marks, {}); }
  /// Each of a list like `replace_paths`.
  void AddPaths(const terraform::Value& list);

  /// Whether one of them is the path, around it or within it.
  [[nodiscard]] bool Touches(std::string_view path) const;
  [[nodiscard]] const std::set<std::string, std::less<>>& paths() const { return paths_; }

 private:
  void AddTrue(const terraform::Value& marks, const std::string& path);

  std::set<std::string, std::less<>> paths_;
};

/// The name of an attribute, of a path into it.
[[nodiscard]] inline std::string_view FirstName(std::string_view path) {
  return path.substr(0, path.find('.'));
}

}  // namespace lifeboat::diff
