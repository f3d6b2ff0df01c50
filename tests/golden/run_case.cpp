#include "run_case.h"

#include <sstream>

#include "lifeboat/cli/app.h"
#include "lifeboat/driver/env.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::golden {

Outcome RunCase(const Case& test) {
  MemoryFileSystem disk;
  for (const auto& [path, bytes] : test.files) {
    disk.AddFile(path, bytes);
  }
  std::ostringstream out;
  std::ostringstream err;
  // A fixed version and day: a release or the next morning must not touch every golden.
  driver::Env env{.files = disk,
                  .out = out,
                  .err = err,
                  .out_is_terminal = false,
                  .err_is_terminal = false,
                  .environment = [](std::string_view) { return std::nullopt; },
                  .version = "0.0.0-golden",
                  .today = std::chrono::year{2026} / 11 / 25};
  Outcome outcome;
  outcome.exit = cli::Run(test.arguments, env);
  outcome.out = out.str();
  outcome.err = err.str();
  for (const auto& [path, bytes] : disk.files()) {
    const auto before = test.files.find(path);
    if (before == test.files.end() || before->second != bytes) {
      outcome.written.emplace(path, bytes);
    }
  }
  for (const auto& [path, bytes] : test.files) {
    outcome.removed = outcome.removed || disk.files().count(path) == 0;
  }
  return outcome;
}

}  // namespace lifeboat::golden
