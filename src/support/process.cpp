#include "lifeboat/support/process.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace lifeboat {

namespace {

/// The two ends of a pipe, closed when they go.
class Pipe {
 public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    Close(0);
    Close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] int end(std::size_t which) const { return ends_.at(which); }
  void Close(std::size_t which) {
    if (ends_.at(which) >= 0) {
      ::close(ends_.at(which));
      ends_.at(which) = -1;
    }
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
  bool open_ = false;
};

/// Both at a time: a child that waits for room in one pipe writes nothing to the other.
void ReadAll(Pipe& out, std::string& out_text, Pipe& err, std::string& err_text) {
  std::array<pollfd, 2> polled = {pollfd{out.end(0), POLLIN, 0}, pollfd{err.end(0), POLLIN, 0}};
  const std::array<std::string*, 2> texts = {&out_text, &err_text};
  std::array<char, 1U << 16U> buffer{};
  int open = 2;
  while (open > 0) {
    if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR) {
      return;
    }
    for (std::size_t i = 0; i < polled.size(); ++i) {
      if (polled.at(i).fd < 0 || polled.at(i).revents == 0) {
        continue;
      }
      const ssize_t count = ::read(polled.at(i).fd, buffer.data(), buffer.size());
      if (count > 0) {
        texts.at(i)->append(buffer.data(), static_cast<std::size_t>(count));
      } else if (count == 0 || errno != EINTR) {
        polled.at(i).fd = -1;
        --open;
      }
    }
  }
}

class Actions {
 public:
  Actions() { ::posix_spawn_file_actions_init(&actions_); }
  ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

tl::expected<ProcessResult, std::string> RunRealProcess(const std::vector<std::string>& words) {
  const std::string& program = words.front();
  Pipe out;
  Pipe err;
  if (!out.open() || !err.open()) {
    return tl::unexpected("cannot run `" + program + "`: " + std::strerror(errno));
  }
  Actions actions;
  ::posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(actions.get(), out.end(1), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(actions.get(), err.end(1), STDERR_FILENO);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      ::posix_spawnp(&child, program.c_str(), actions.get(), nullptr, arguments.data(), environ);
  if (failed != 0) {
    return tl::unexpected("cannot run `" + program + "`: " + std::strerror(failed));
  }
  out.Close(1);
  err.Close(1);
  ProcessResult result;
  ReadAll(out, result.out, err, result.err);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace lifeboat
