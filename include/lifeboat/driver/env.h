#pragma once

#include <chrono>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/support/file_system.h"
#include "lifeboat/support/process.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::driver {

/// The only door to the outside: nothing else touches the process, its environment, a clock or the locale.
struct Env {
  FileSystem& files;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  GetEnvironment environment;  ///< reads one environment variable
  std::string version;         ///< of the program, as `lifeboat version` prints it
  std::chrono::sys_days today =
      {};  ///< asked by `lint` and `diff` alone: what is compiled does not depend on it
  RunProcess run = RunRealProcess;  ///< asked by `diff` alone, for git
};

}  // namespace lifeboat::driver
