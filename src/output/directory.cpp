#include "directory.h"

#include <utility>

#include <fmt/core.h>

#include "lifeboat/support/digest.h"

namespace lifeboat::output {

std::string_view ParentOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string Found::Fingerprint() const {
  switch (kind) {
    case Kind::Missing:
      return "missing";
    case Kind::File:
      return Sha256Hex(bytes);
    case Kind::Link:
      return "link";
    case Kind::Blocked:
      break;
  }
  return "blocked";
}

Directory::Directory(FileSystem& files, std::string path) : files_(files), path_(std::move(path)) {
  while (path_.size() > 1 && path_.back() == '/') {
    path_.pop_back();
  }
  if (path_.empty()) {
    // Not a literal: GCC 12 warns of an overlap that is none (-Wrestrict).
    path_ = std::string(1, '.');
  }
}

std::string Directory::At(std::string_view relative) const {
  return path_ == "/" ? fmt::format("/{}", relative) : fmt::format("{}/{}", path_, relative);
}

std::string Directory::Staged(std::string_view name) const {
  return At(fmt::format("{}/{}", kStagingName, name));
}

std::string Directory::Sibling() const {
  const std::size_t slash = path_.rfind('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  const std::string name = path_.substr(begin);
  if (name.empty() || name == "." || name == "..") {
    return "";
  }
  return fmt::format("{}.{}.lifeboat-new", path_.substr(0, begin), name);
}

FileSystem::Result<Found> Directory::Look(const std::string& relative) const {
  for (std::size_t slash = relative.find('/'); slash != std::string::npos;
       slash = relative.find('/', slash + 1)) {
    const std::string parent = relative.substr(0, slash);
    const FileSystem::Kind kind = files_.KindOf(At(parent));
    if (kind == FileSystem::Kind::Missing) {
      return Found{};
    }
    if (kind != FileSystem::Kind::Directory) {
      return Found{Found::Kind::Blocked, "", parent};
    }
  }
  switch (files_.KindOf(At(relative))) {
    case FileSystem::Kind::Missing:
      return Found{};
    case FileSystem::Kind::Directory:
      return Found{Found::Kind::Blocked, "", relative};
    case FileSystem::Kind::Other:
      return Found{Found::Kind::Link, "", ""};
    case FileSystem::Kind::File:
      break;
  }
  auto bytes = files_.Read(At(relative));
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  return Found{Found::Kind::File, *std::move(bytes), ""};
}

}  // namespace lifeboat::output
