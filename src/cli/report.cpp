#include "cli/report.h"

#include <algorithm>
#include <ostream>

#include "lifeboat/diag/render.h"
#include "lifeboat/support/check.h"

namespace lifeboat::cli {

namespace {

std::string Render(const std::vector<diag::Diagnostic>& diagnostics, const source::SourceMap& sources,
                   const Context& context, bool to_terminal) {
  switch (context.format) {
    case Format::Text:
      return diag::RenderText(diagnostics, sources,
                              DetectTerminal(context.color, to_terminal, context.env.environment));
    case Format::Short:
      return diag::RenderShort(diagnostics, sources);
    case Format::Json:
      return diag::RenderJson(diagnostics, sources);
  }
  Unreachable("format of diagnostics");
}

}  // namespace

ExitCode CodeOf(const std::vector<diag::Diagnostic>& diagnostics) {
  ExitCode code = ExitCode::Fine;
  for (const diag::Diagnostic& diagnostic : diagnostics) {
    if (diag::Info(diagnostic.kind).family == diag::Family::CommandLine) {
      return ExitCode::Usage;
    }
    if (diagnostic.severity == diag::Severity::Error) {
      code = ExitCode::Errors;
    }
  }
  return code;
}

ExitCode Report(const std::vector<diag::Diagnostic>& diagnostics, const source::SourceMap& sources,
                const Context& context) {
  context.env.err << Render(diagnostics, sources, context, context.env.err_is_terminal);
  return CodeOf(diagnostics);
}

ExitCode Report(diag::Kind kind, const UsageError& error, const Context& context) {
  diag::Diagnostic diagnostic;
  diagnostic.kind = kind;
  diagnostic.severity = diag::Info(kind).severity;
  diagnostic.message = error.message;
  diagnostic.notes = error.notes;
  diagnostic.helps = error.helps;
  return Report({diagnostic}, source::SourceMap{}, context);
}

ExitCode Report(const UsageError& error, const Context& context) {
  return Report(diag::Kind::Usage, error, context);
}

}  // namespace lifeboat::cli
