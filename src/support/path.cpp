#include "lifeboat/support/path.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace lifeboat {
namespace {

/// The names in a path, without `.` and with `..` only where nothing is left to leave.
std::vector<std::string_view> Names(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (name.empty() || name == ".") continue;
    if (name == ".." && !names.empty() && names.back() != "..") {
      names.pop_back();
    } else if (name != ".." || !absolute) {
      names.push_back(name);
    }
  }
  return names;
}

void Append(std::string& path, std::string_view name) {
  if (!path.empty() && path != "/") path += '/';
  path += name;
}

}  // namespace

std::string NormalPath(std::string_view path) {
  std::string normal = path.starts_with('/') ? "/" : "";
  for (const std::string_view name : Names(path)) {
    Append(normal, name);
  }
  return normal;
}

std::string ParentPath(const std::string& normal) {
  const std::size_t slash = normal.rfind('/');
  if (slash == std::string::npos) return "";
  return slash == 0 ? "/" : normal.substr(0, slash);
}

std::string JoinPath(std::string_view directory, std::string_view path) {
  if (path.starts_with('/') || directory.empty()) return NormalPath(path);
  return NormalPath(std::string(directory) + '/' + std::string(path));
}

std::string RelativePath(std::string_view path, std::string_view directory) {
  const std::vector<std::string_view> to = Names(path);
  const std::vector<std::string_view> from = Names(directory);
  const auto [to_rest, from_rest] = std::mismatch(to.begin(), to.end(), from.begin(), from.end());
  std::string relative;
  for (auto name = from_rest; name != from.end(); ++name) {
    Append(relative, "..");
  }
  for (auto name = to_rest; name != to.end(); ++name) {
    Append(relative, *name);
  }
  return relative;
}

}  // namespace lifeboat
