#include <cstdlib>
#include <iostream>

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "lifeboat/cli/app.h"

namespace {

std::optional<std::string> ReadVariable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// A process that lives for milliseconds gives no memory back before its end: asking the system for it again
/// and again costs more than anything else that it does there.
void KeepMemory() {
#ifdef __GLIBC__
  constexpr int kMany = 1 << 30;
  mallopt(M_TRIM_THRESHOLD, kMany);
  mallopt(M_MMAP_THRESHOLD, kMany);
  mallopt(M_TOP_PAD, 16 << 20);
#endif
}

}  // namespace

int main(int count, char** words) {
  KeepMemory();
  std::ios::sync_with_stdio(false);
  const auto files = lifeboat::RealFileSystem();
  lifeboat::driver::Env env{.files = *files,
                            .out = std::cout,
                            .err = std::cerr,
                            .out_is_terminal = isatty(STDOUT_FILENO) != 0,
                            .err_is_terminal = isatty(STDERR_FILENO) != 0,
                            .environment = ReadVariable,
                            .version = LIFEBOAT_VERSION};
  return lifeboat::cli::Run({words + (count > 0 ? 1 : 0), words + count}, env);
}
