#include "fuzz_one.h"

#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

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

}  // namespace

void CompileOne(std::string_view blueprint) {
  MemoryFileSystem files;
  static_cast<void>(files.Write("in.yaml", blueprint));
  std::ostringstream out;
  std::ostringstream err;
  driver::Env env{files, out, err, false, false, [](std::string_view) { return std::nullopt; }, "fuzz"};
  const int code = cli::Run({"compile", "in.yaml", "-o", "out"}, env);
  Demand(code == 0 || code == 1, "every blueprint compiles or is refused", err.str());
  if (code == 1) {
    Demand(err.str().find("error[LB") != std::string::npos, "a refusal says why", err.str());
    Demand(files.KindOf("out") == FileSystem::Kind::Missing, "a refusal writes nothing", err.str());
    return;
  }
  const auto main = files.Read("out/main.tf.json");
  Demand(main.has_value(), "a compile writes the root module", err.str());
  Demand(nlohmann::json::accept(*main), "the root module is JSON", *main);
}

}  // namespace lifeboat::fuzz
