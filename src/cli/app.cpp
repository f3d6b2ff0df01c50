#include "lifeboat/cli/app.h"

#include <exception>
#include <ostream>

#include "cli/help.h"
#include "cli/parse.h"
#include "cli/report.h"

namespace lifeboat::cli {

namespace {

ExitCode Dispatch(const std::vector<std::string>& arguments, Context& context) {
  // What every program is asked sooner or later.
  if (arguments == std::vector<std::string>{"--version"}) {
    return Dispatch({"version"}, context);
  }
  const auto invocation = Parse(arguments, context);
  if (!invocation) {
    return Report(invocation.error(), context);
  }
  if (invocation->help) {
    context.env.out << (invocation->command == nullptr ? ProgramHelp() : CommandHelp(*invocation->command));
    return ExitCode::Fine;
  }
  if (invocation->command == nullptr) {
    context.env.err << ProgramHelp();
    return ExitCode::Usage;
  }
  return invocation->command->run(invocation->arguments, context);
}

ExitCode InternalErrorText(const driver::Env& env, const char* what) {
  env.err << "lifeboat: internal error: " << what
          << "\nThis is a bug of Lifeboat, not of your blueprint. Please report it with this text, the\n"
             "command line, the output of `lifeboat version` and, if you can, the blueprint.\n";
  return ExitCode::InternalError;
}

}  // namespace

int Run(const std::vector<std::string>& arguments, driver::Env& env) {
  Context context{env};
  ExitCode code = ExitCode::Fine;
  try {
    code = Dispatch(arguments, context);
  } catch (const std::exception& error) {
    code = InternalErrorText(env, error.what());
  } catch (...) {
    code = InternalErrorText(env, "an exception of unknown type");
  }
  env.out.flush();
  if (code == ExitCode::Fine && !env.out) {
    // A full disk behind a redirection: half a result must not look like a whole one.
    code = Report(diag::Kind::CannotWrite, {"standard output cannot be written", {}}, context);
  }
  return static_cast<int>(code);
}

}  // namespace lifeboat::cli
