#include <chrono>
#include <cstdlib>
#include <iostream>

#include <unistd.h>

#include "lifeboat/cli/app.h"

namespace {

std::optional<std::string> ReadVariable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  const auto files = lifeboat::RealFileSystem();
  lifeboat::driver::Env env{.files = *files,
                            .out = std::cout,
                            .err = std::cerr,
                            .out_is_terminal = isatty(STDOUT_FILENO) != 0,
                            .err_is_terminal = isatty(STDERR_FILENO) != 0,
                            .environment = ReadVariable,
                            .version = LIFEBOAT_VERSION,
                            .today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return lifeboat::cli::Run({words + (count > 0 ? 1 : 0), words + count}, env);
}
