#include <array>
#include <ostream>

#include "lifeboat/blueprint/describe.h"

#include "cli/command.h"
#include "cli/load.h"

namespace lifeboat::cli {

namespace {

constexpr std::array kOptions = {
    Option{.name = "provenance", .help = "end each line in a comment: written, default or derived"},
};

ExitCode Run(const Arguments& arguments, Context& context) {
  const Loaded loaded = Load(arguments.operands.front(), driver::Phase::Blueprint, context);
  if (loaded.code == ExitCode::Fine) {
    context.env.out << blueprint::Expand(*loaded.results.blueprint, arguments.Has("provenance"));
  }
  return loaded.code;
}

}  // namespace

extern const Command kExpandCommand;
const Command kExpandCommand{
    .name = "expand",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "print a blueprint with every default written out",
    .description =
        "Prints the blueprint as Lifeboat understands it: every field that you may set, with\n"
        "the value that it has. The result is a blueprint again, and compiles to the same.",
    .options = kOptions,
    .examples =
        "  lifeboat expand blueprints/minimal.yaml\n"
        "      what a handful of lines stands for\n"
        "  lifeboat expand blueprints/minimal.yaml --provenance\n"
        "      and where each value comes from",
    .run = Run,
};

}  // namespace lifeboat::cli
