#include <ostream>

#include "lifeboat/blueprint/describe.h"

#include "cli/command.h"

namespace lifeboat::cli {

namespace {

ExitCode Run(const Arguments&, Context& context) {
  context.env.out << blueprint::JsonSchema();
  return ExitCode::Fine;
}

}  // namespace

extern const Command kSchemaCommand;
const Command kSchemaCommand{
    .name = "schema",
    .operands = "",
    .summary = "print the JSON Schema of blueprints, for editors",
    .description =
        "Prints the JSON Schema (draft-07) of a blueprint. An editor with YAML support that\n"
        "knows it completes keys, shows their meaning and marks mistakes while you type.",
    .options = {},
    .examples =
        "  lifeboat schema > blueprint.schema.json\n"
        "      then, as the first line of a blueprint:\n"
        "      # yaml-language-server: $schema=blueprint.schema.json",
    .run = Run,
};

}  // namespace lifeboat::cli
