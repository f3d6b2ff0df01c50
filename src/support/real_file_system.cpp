#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lifeboat/support/file_system.h"

namespace lifeboat {
namespace {

/// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool ok() const { return fd_ >= 0; }
  [[nodiscard]] int get() const { return fd_; }
  /// 0, or -1 with errno: on some file systems a full disk shows only here.
  int Close() { return fd_ < 0 ? 0 : ::close(std::exchange(fd_, -1)); }

 private:
  int fd_;
};

/// What the C library says of `error`, in the language of the program whatever the locale.
std::string ErrorText(int error) {
  std::array<char, 256> buffer{};
  // GNU's strerror_r: the result need not be in `buffer`.
  return ::strerror_r(error, buffer.data(), buffer.size());
}

tl::unexpected<std::string> Failure(std::string_view verb, const std::string& path, int error) {
  return tl::unexpected(fmt::format("cannot {} `{}`: {}", verb, path, ErrorText(error)));
}

/// The C functions would stop at a NUL and work on another file than the one that was named.
bool IsUsable(const std::string& path) { return !path.empty() && path.find('\0') == std::string::npos; }

tl::unexpected<std::string> Unusable(std::string_view verb, const std::string& path) {
  const std::string shown(path.c_str());
  return tl::unexpected(fmt::format("cannot {} `{}`: {}", verb, shown,
                                    path.empty() ? "the path is empty" : "the path holds a NUL byte"));
}

template <class Call>
auto RetryInterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

class Real final : public FileSystem {
 public:
  Kind KindOf(const std::string& path) override {
    if (!IsUsable(path)) return Kind::Missing;
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
      return errno == ENOENT || errno == ENOTDIR ? Kind::Missing : Kind::Other;
    }
    if (S_ISREG(info.st_mode)) return Kind::File;
    return S_ISDIR(info.st_mode) ? Kind::Directory : Kind::Other;
  }

  Result<std::string> Read(const std::string& path) override {
    if (!IsUsable(path)) return Unusable("read", path);
    const Descriptor file(path, O_RDONLY);
    if (!file.ok()) return Failure("read", path, errno);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return Failure("read", path, errno);

    std::string bytes;
    // One more than the size, so that the end of the file shows without growing.
    std::size_t chunk = info.st_size > 0 ? static_cast<std::size_t>(info.st_size) + 1 : 4096;
    for (;;) {
      const std::size_t used = bytes.size();
      bytes.resize(used + chunk);
      const auto count = RetryInterrupted([&] { return ::read(file.get(), bytes.data() + used, chunk); });
      if (count < 0) return Failure("read", path, errno);
      bytes.resize(used + static_cast<std::size_t>(count));
      if (count == 0) return bytes;
      chunk = std::max<std::size_t>(chunk - static_cast<std::size_t>(count), 4096);
    }
  }

  Result<void> Write(const std::string& path, std::string_view bytes) override {
    if (!IsUsable(path)) return Unusable("write", path);
    Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file.ok()) return Failure("write", path, errno);
    while (!bytes.empty()) {
      const auto count = RetryInterrupted([&] { return ::write(file.get(), bytes.data(), bytes.size()); });
      if (count < 0) return Failure("write", path, errno);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (file.Close() != 0) return Failure("write", path, errno);
    return {};
  }

  Result<void> CopyMode(const std::string& from, const std::string& to) override {
    if (!IsUsable(from)) return Unusable("read", from);
    if (!IsUsable(to)) return Unusable("write", to);
    struct stat status {};
    if (::stat(from.c_str(), &status) != 0) return Failure("read", from, errno);
    if (::chmod(to.c_str(), status.st_mode & 07777U) != 0) return Failure("write", to, errno);
    return {};
  }

  Result<void> Sync(const std::string& path) override {
    if (!IsUsable(path)) return Unusable("sync", path);
    const Descriptor file(path, O_RDONLY);
    if (!file.ok()) return Failure("sync", path, errno);
    // EINVAL: a file system that has nothing to sync for this kind of file.
    if (RetryInterrupted([&] { return ::fsync(file.get()); }) != 0 && errno != EINVAL) {
      return Failure("sync", path, errno);
    }
    return {};
  }

  Result<void> Rename(const std::string& from, const std::string& to) override {
    if (!IsUsable(from)) return Unusable("rename", from);
    if (!IsUsable(to)) return Unusable("rename", to);
    if (::rename(from.c_str(), to.c_str()) == 0) return {};
    return tl::unexpected(fmt::format("cannot rename `{}` to `{}`: {}", from, to, ErrorText(errno)));
  }

  Result<void> Remove(const std::string& path) override {
    if (!IsUsable(path)) return Unusable("remove", path);
    if (::remove(path.c_str()) == 0 || errno == ENOENT || errno == ENOTDIR) return {};
    return Failure("remove", path, errno);
  }

  Result<void> CreateDirectories(const std::string& path) override {
    if (!IsUsable(path)) return Unusable("create directory", path);
    if (::mkdir(path.c_str(), 0777) == 0) return {};
    int error = errno;
    // Mostly only the last part is missing, or nothing: parents are looked at when they are in the way.
    const std::size_t name = path.find_last_not_of('/');
    const std::size_t slash = path.find_last_of('/', name);
    if ((error == ENOENT || error == ENOTDIR) && slash != std::string::npos && slash > 0) {
      if (auto done = CreateDirectories(path.substr(0, slash)); !done) return done;
      if (::mkdir(path.c_str(), 0777) == 0) return {};
      error = errno;
    }
    // Not only EEXIST: an existing directory in a place where we may not write is fine as well.
    if (struct stat info{}; ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return {};
    return Failure("create directory", path, error == EEXIST ? ENOTDIR : error);
  }

  Result<std::vector<std::string>> List(const std::string& path) override {
    if (!IsUsable(path)) return Unusable("list", path);
    DIR* directory = ::opendir(path.c_str());
    if (directory == nullptr) return Failure("list", path, errno);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(directory)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
      errno = 0;
    }
    const int error = errno;
    ::closedir(directory);
    if (error != 0) return Failure("list", path, error);
    std::sort(names.begin(), names.end());
    return names;
  }

  std::string WorkingDirectory() override {
    std::string path(256, '\0');
    while (::getcwd(path.data(), path.size()) == nullptr) {
      if (errno != ERANGE) return "/";
      path.resize(path.size() * 2);
    }
    path.resize(std::strlen(path.c_str()));
    return path;
  }

  Result<std::shared_ptr<const void>> Lock(const std::string& directory) override {
    if (!IsUsable(directory)) return Unusable("lock", directory);
    auto held = std::make_shared<Descriptor>(directory, O_RDONLY | O_DIRECTORY);
    if (!held->ok()) return Failure("lock", directory, errno);
    if (RetryInterrupted([&] { return ::flock(held->get(), LOCK_EX | LOCK_NB); }) != 0 &&
        errno == EWOULDBLOCK) {
      return tl::unexpected(
          fmt::format("`{}`: another process is writing here; run again when it has finished", directory));
    }
    return held;
  }
};

}  // namespace

std::unique_ptr<FileSystem> RealFileSystem() { return std::make_unique<Real>(); }

}  // namespace lifeboat
