#include "cli/lint_fix.h"

#include <ostream>

#include <fmt/format.h>

#include "lifeboat/driver/lint.h"
#include "lifeboat/support/replace_file.h"
#include "lifeboat/support/unified_diff.h"

namespace lifeboat::cli {

namespace {

std::string Summary(const std::string& path, const std::vector<std::string>& titles) {
  std::string out =
      fmt::format("{}: made {} {}\n", path, titles.size(), titles.size() == 1 ? "fix" : "fixes");
  for (const std::string& title : titles) {
    out.append(fmt::format("  {}\n", title));
  }
  return out;
}

}  // namespace

ExitCode FixFile(const std::string& path, const lint::Selection& selection, diag::Applicability most,
                 const Context& context) {
  const auto text = context.env.files.Read(path);
  if (!text) {
    return ExitCode::Fine;
  }
  const lint::FixedText fixed = driver::Fix(path, *text, selection, context.env.today, most);
  if (fixed.text == *text) {
    return ExitCode::Fine;
  }
  if (const auto done = ReplaceFile(context.env.files, path, fixed.text); !done) {
    return Report(diag::Kind::CannotWrite, {done.error(), {}}, context);
  }
  context.env.err << Summary(path, fixed.titles);
  return ExitCode::Fine;
}

ExitCode ShowFixesOf(const std::string& path, const lint::Selection& selection, diag::Applicability most,
                     const Context& context) {
  const auto text = context.env.files.Read(path);
  if (!text) {
    return Report(diag::Kind::CannotRead, {text.error(), {}}, context);
  }
  const lint::FixedText fixed = driver::Fix(path, *text, selection, context.env.today, most);
  context.env.out << UnifiedDiff(path, *text, path, fixed.text);
  return fixed.text == *text ? ExitCode::Fine : ExitCode::Differences;
}

}  // namespace lifeboat::cli
