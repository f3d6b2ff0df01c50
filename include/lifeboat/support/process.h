#pragma once

#include <functional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace lifeboat {

struct ProcessResult {
  int code = 0;  ///< of the exit; 128 and more for a signal, as a shell says it
  std::string out;
  std::string err;
};

/// Runs a program that is looked for on PATH, without a shell and without standard input, and waits for it.
/// The error is a sentence: the program is not there.
using RunProcess =
    std::function<tl::expected<ProcessResult, std::string>(const std::vector<std::string>& words)>;

/// With the processes of the machine.
[[nodiscard]] tl::expected<ProcessResult, std::string> RunRealProcess(const std::vector<std::string>& words);

}  // namespace lifeboat
