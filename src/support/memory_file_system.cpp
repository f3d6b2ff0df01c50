#include "lifeboat/support/memory_file_system.h"

#include <utility>

#include <fmt/core.h>

#include "lifeboat/support/path.h"

namespace lifeboat {
namespace {

constexpr const char* kMissing = "No such file or directory";
constexpr const char* kNotDirectory = "Not a directory";
constexpr const char* kIsDirectory = "Is a directory";
constexpr const char* kNotEmpty = "Directory not empty";

/// What the paths of everything inside `directory` begin with.
std::string Inside(const std::string& directory) {
  return directory.empty() || directory == "/" ? directory : directory + '/';
}

/// "a/b" for "", "a/b/c" for "a": whether `path` is inside the directory whose Inside() is `prefix`.
bool IsInside(const std::string& path, const std::string& prefix) {
  if (path.size() <= prefix.size() || !path.starts_with(prefix)) return false;
  // The working directory holds the relative paths only.
  return !prefix.empty() || path.front() != '/';
}

tl::unexpected<std::string> Failure(std::string_view verb, const std::string& path, std::string_view why) {
  return tl::unexpected(fmt::format("cannot {} `{}`: {}", verb, path, why));
}

}  // namespace

MemoryFileSystem::MemoryFileSystem() : directories_{"", "/"} {}

void MemoryFileSystem::AddFile(const std::string& path, std::string bytes) {
  const std::string normal = NormalPath(path);
  for (std::string parent = ParentPath(normal); directories_.insert(parent).second;
       parent = ParentPath(parent)) {
  }
  files_[normal] = std::move(bytes);
}

void MemoryFileSystem::Restart() {
  fault_.reset();
  log_.clear();
  steps_ = 0;
  dead_ = false;
}

std::optional<std::string> MemoryFileSystem::Refuse(Action action, const std::string& path,
                                                    const std::string& to) {
  log_.push_back({action, path, to});
  if (dead_) return "the process is dead";
  ++steps_;
  if (!fault_ || fault_->step != steps_) return std::nullopt;
  if (fault_->effect == Fault::Fail) return fmt::format("cannot change `{}`: No space left on device", path);
  dead_ = true;
  return "the process is dead";
}

bool MemoryFileSystem::TearsNow() const {
  return fault_ && fault_->effect == Fault::Tear && fault_->step == steps_ + 1 && !dead_;
}

FileSystem::Kind MemoryFileSystem::KindOfNormal(const std::string& normal) const {
  if (directories_.contains(normal)) return Kind::Directory;
  return files_.contains(normal) ? Kind::File : Kind::Missing;
}

bool MemoryFileSystem::HasChildren(const std::string& normal) const {
  const std::string prefix = Inside(normal);
  const auto file = files_.upper_bound(prefix);
  if (file != files_.end() && IsInside(file->first, prefix)) return true;
  const auto directory = directories_.upper_bound(prefix);
  return directory != directories_.end() && IsInside(*directory, prefix);
}

FileSystem::Kind MemoryFileSystem::KindOf(const std::string& path) {
  return path.empty() ? Kind::Missing : KindOfNormal(NormalPath(path));
}

FileSystem::Result<std::string> MemoryFileSystem::Read(const std::string& path) {
  log_.push_back({Action::Read, path, ""});
  const auto file = files_.find(NormalPath(path));
  if (file != files_.end()) return file->second;
  return Failure("read", path, KindOf(path) == Kind::Directory ? kIsDirectory : kMissing);
}

FileSystem::Result<void> MemoryFileSystem::Write(const std::string& path, std::string_view bytes) {
  const bool tears = TearsNow();
  auto refused = Refuse(Action::Write, path);
  if (refused && !tears) return tl::unexpected(*std::move(refused));
  const std::string normal = NormalPath(path);
  const Kind parent = KindOfNormal(ParentPath(normal));
  if (parent == Kind::Missing) return Failure("write", path, kMissing);
  if (parent != Kind::Directory) return Failure("write", path, kNotDirectory);
  if (path.empty()) return Failure("write", path, "the path is empty");
  if (KindOfNormal(normal) == Kind::Directory) return Failure("write", path, kIsDirectory);
  files_[normal] = bytes.substr(0, tears ? bytes.size() / 2 : bytes.size());
  if (refused) return tl::unexpected(*std::move(refused));
  return {};
}

FileSystem::Result<void> MemoryFileSystem::Sync(const std::string& path) {
  if (auto refused = Refuse(Action::Sync, path)) return tl::unexpected(*std::move(refused));
  if (KindOf(path) == Kind::Missing) return Failure("sync", path, kMissing);
  return {};
}

FileSystem::Result<void> MemoryFileSystem::Rename(const std::string& from, const std::string& to) {
  if (auto refused = Refuse(Action::Rename, from, to)) return tl::unexpected(*std::move(refused));
  const auto fail = [&](std::string_view why) {
    return tl::unexpected(fmt::format("cannot rename `{}` to `{}`: {}", from, to, why));
  };
  const std::string source = NormalPath(from);
  const std::string target = NormalPath(to);
  const Kind kind = KindOf(from);
  const Kind over = KindOf(to);
  if (kind == Kind::Missing || to.empty()) return fail(kMissing);
  const Kind parent = KindOfNormal(ParentPath(target));
  if (parent == Kind::Missing) return fail(kMissing);
  if (parent != Kind::Directory) return fail(kNotDirectory);
  if (source == target) return {};

  if (kind == Kind::File) {
    if (over == Kind::Directory) return fail(kIsDirectory);
    auto moved = files_.extract(source);
    files_[target] = std::move(moved.mapped());
    return {};
  }
  if (over == Kind::File) return fail(kNotDirectory);
  if (IsInside(target, Inside(source))) return fail("Invalid argument");
  if (over == Kind::Directory && HasChildren(target)) return fail(kNotEmpty);
  MoveDirectory(source, target);
  return {};
}

void MemoryFileSystem::MoveDirectory(const std::string& from, const std::string& to) {
  const std::string prefix = Inside(from);
  const auto moved_path = [&](const std::string& path) { return Inside(to) + path.substr(prefix.size()); };
  std::map<std::string, std::string> files;
  for (auto& [path, bytes] : files_) {
    files.emplace(IsInside(path, prefix) ? moved_path(path) : path, std::move(bytes));
  }
  std::set<std::string> directories{to};
  for (const std::string& path : directories_) {
    if (path != from) directories.insert(IsInside(path, prefix) ? moved_path(path) : path);
  }
  files_ = std::move(files);
  directories_ = std::move(directories);
}

FileSystem::Result<void> MemoryFileSystem::Remove(const std::string& path) {
  if (auto refused = Refuse(Action::Remove, path)) return tl::unexpected(*std::move(refused));
  const std::string normal = NormalPath(path);
  if (path.empty()) return Failure("remove", path, "the path is empty");
  if (files_.erase(normal) > 0 || !directories_.contains(normal)) return {};
  if (normal.empty() || normal == "/") return Failure("remove", path, "Device or resource busy");
  if (HasChildren(normal)) return Failure("remove", path, kNotEmpty);
  directories_.erase(normal);
  return {};
}

FileSystem::Result<void> MemoryFileSystem::CreateDirectories(const std::string& path) {
  if (auto refused = Refuse(Action::CreateDirectories, path)) return tl::unexpected(*std::move(refused));
  if (path.empty()) return Failure("create directory", path, "the path is empty");
  std::vector<std::string> missing;
  std::string part = NormalPath(path);
  for (; !directories_.contains(part); part = ParentPath(part)) {
    if (files_.contains(part)) return Failure("create directory", part, kNotDirectory);
    missing.push_back(part);
  }
  directories_.insert(missing.begin(), missing.end());
  return {};
}

FileSystem::Result<std::vector<std::string>> MemoryFileSystem::List(const std::string& path) {
  log_.push_back({Action::List, path, ""});
  const std::string normal = NormalPath(path);
  if (files_.contains(normal)) return Failure("list", path, kNotDirectory);
  if (path.empty() || !directories_.contains(normal)) return Failure("list", path, kMissing);

  const std::string prefix = Inside(normal);
  std::set<std::string> names;
  const auto add = [&](const std::string& child) {
    if (!IsInside(child, prefix)) return;
    const std::string_view rest = std::string_view(child).substr(prefix.size());
    if (rest.find('/') == std::string_view::npos) names.emplace(rest);
  };
  for (const auto& [file, bytes] : files_) add(file);
  for (const std::string& directory : directories_) add(directory);
  return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace lifeboat
