#include "fuzz_one.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "lifeboat/cli/app.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::fuzz {

namespace {

void Demand(bool condition, const char* promise, const std::string& said) {
  if (!condition) {
    std::fprintf(stderr, "broken promise: %s\n%s\n", promise, said.c_str());
    std::abort();
  }
}

int RunOn(FileSystem& files, const std::vector<std::string>& words, std::string& said) {
  std::ostringstream out;
  std::ostringstream err;
  driver::Env env{.files = files,
                  .out = out,
                  .err = err,
                  .out_is_terminal = false,
                  .err_is_terminal = false,
                  .environment = [](std::string_view) { return std::nullopt; },
                  .version = "fuzz",
                  .today = std::chrono::year{2026} / 11 / 25};
  const int code = cli::Run(words, env);
  said = out.str() + err.str();
  return code;
}

}  // namespace

void CompileOne(std::string_view blueprint) {
  MemoryFileSystem files;
  static_cast<void>(files.Write("in.yaml", blueprint));
  std::string said;
  const int code = RunOn(files, {"compile", "in.yaml", "-o", "out"}, said);
  Demand(code == 0 || code == 1, "every blueprint compiles or is refused", said);
  if (code == 1) {
    Demand(said.find("error[LB") != std::string::npos, "a refusal says why", said);
    Demand(files.KindOf("out") == FileSystem::Kind::Missing, "a refusal writes nothing", said);
    return;
  }
  const auto main = files.Read("out/main.tf.json");
  Demand(main.has_value(), "a compile writes the root module", said);
  Demand(nlohmann::json::accept(*main), "the root module is JSON", *main);
}

void LintOne(std::string_view blueprint) {
  MemoryFileSystem files;
  static_cast<void>(files.Write("in.yaml", blueprint));
  std::string said;
  int code = RunOn(files, {"lint", "in.yaml", "--fix", "--unsafe-fixes"}, said);
  Demand(code == 0 || code == 1, "every blueprint can be linted", said);
  Demand(code == 0 || said.find("error[LB") != std::string::npos, "a failure says why", said);
  code = RunOn(files, {"lint", "in.yaml", "--diff", "--unsafe-fixes"}, said);
  Demand(code == 0, "nothing is left to be fixed", said);
}

}  // namespace lifeboat::fuzz
