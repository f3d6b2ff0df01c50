#include "cli/lint_settings.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lifeboat/diag/sink.h"

namespace lifeboat::cli {

namespace {

/// Two options of which one undoes the other.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kExclusive = {{
    {"config", "no-config"},
    {"baseline", "no-baseline"},
    {"write-baseline", "baseline"},
    {"write-baseline", "no-baseline"},
}};

std::string Counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

}  // namespace

tl::expected<driver::LintOptions, UsageError> LintOptionsOf(const Arguments& arguments,
                                                            lint::Selection selection) {
  for (const auto& [one, other] : kExclusive) {
    if (arguments.Has(one) && arguments.Has(other)) {
      return tl::unexpected(UsageError{fmt::format("`--{}` goes without `--{}`", one, other), {}});
    }
  }
  return driver::LintOptions{.selection = std::move(selection),
                             .config = arguments.Value("config"),
                             .find_config = !arguments.Has("no-config"),
                             .baseline = arguments.Value("baseline"),
                             .use_baseline = !arguments.Has("no-baseline"),
                             .write_baseline = arguments.Value("write-baseline")};
}

ExitCode ReadSettings(driver::LintSettings& settings, const std::vector<std::string>& blueprints,
                      const source::SourceMap& sources, const Context& context) {
  diag::CollectingSink sink;
  settings.Read(blueprints, sink);
  return sink.HasErrors() ? Report(sink.Take(), sources, context) : ExitCode::Fine;
}

ExitCode WriteBaseline(driver::LintSettings& settings, const std::string& path, const lint::Results& results,
                       const Context& context) {
  if (std::ranges::any_of(results.files, [](const lint::LintedFile& file) { return !file.errors.empty(); })) {
    Report(diag::Kind::CannotWrite,
           {fmt::format("`{}` is not written: not every blueprint can be linted", path), {}}, context);
    return ExitCode::Errors;  // of the blueprint, which is what there is to mend
  }
  const auto written = settings.WriteBaseline();
  if (!written) {
    return Report(diag::Kind::CannotWrite, {written.error(), {}}, context);
  }
  context.env.err << fmt::format("{}: {} for {}\n", path, Counted(written->entries, "entry", "entries"),
                                 Counted(written->findings, "finding", "findings"));
  std::size_t refused = 0;
  std::set<std::string_view> names;
  for (const lint::LintedFile& file : results.files) {
    for (const lint::Finding& finding : file.report.findings) {
      if (const diag::KindInfo& kind = diag::Info(finding.diagnostic.kind);
          kind.family == diag::Family::Lint) {
        ++refused;
        names.insert(kind.name);
      }
    }
  }
  if (refused == 0) {
    return ExitCode::Fine;
  }
  return Report(diag::Kind::ForbiddenAllow,
                {fmt::format("{} cannot be in a baseline", Counted(refused, "finding", "findings")),
                 {"mend what is found"},
                 {fmt::format("found by `{}`", fmt::join(names, "`, `"))}},
                context);
}

}  // namespace lifeboat::cli
