// measure COMMAND...: runs a command, its output thrown away, and prints its wall time in nanoseconds and its peak
// memory in KiB. A program of its own because the kernel counts the memory of whoever forks into the child's peak, and
// Python's is larger than what is measured here.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int count, char** words) {
  if (count < 2) {
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    execvp(words[1], words + 1);
    std::perror(words[1]);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const auto end = std::chrono::steady_clock::now();
  const auto wall = std::chrono::duration_cast<std::chrono::nanoseconds>(end - start).count();
  std::printf("%lld %ld\n", static_cast<long long>(wall), usage.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
