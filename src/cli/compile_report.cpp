#include "cli/compile_report.h"

#include <algorithm>

#include <fmt/format.h>

namespace lifeboat::cli {

namespace {

std::string Counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void List(std::string& out, std::string_view mark, const std::vector<std::string>& paths,
          std::string_view what) {
  for (const std::string& path : paths) {
    out.append(fmt::format("  {} {}{}\n", mark, path, what));
  }
}

std::string ListChanges(const output::Changes& changes, std::string_view edited) {
  std::string out;
  List(out, "+", changes.created, "");
  List(out, "~", changes.changed, "");
  List(out, "-", changes.removed, "");
  List(out, "!", changes.edited, edited);
  return out;
}

std::string CountResources(const driver::Results& results) {
  const auto counts = driver::ResourceCounts(results);
  std::size_t width = 0;
  std::size_t total = 0;
  for (const auto& [module, count] : counts) {
    width = std::max(width, module.size());
    total += count;
  }
  std::string out;
  for (const auto& [module, count] : counts) {
    out.append(fmt::format("  {:{}} {:>6}\n", module.empty() ? "root" : module, width, count));
  }
  return out.append(
      fmt::format("  {} in {}\n", Counted(total, "resource"), Counted(counts.size(), "module")));
}

}  // namespace

std::string WriteReport(const std::string& path, const std::string& directory, const driver::Results& results,
                        const output::Changes& changes) {
  std::string out = fmt::format("{} -> {}\n{}", path, directory, CountResources(results));
  const bool first =
      changes.unchanged == 0 && changes.changed.empty() && changes.removed.empty() && changes.edited.empty();
  if (!first) {
    out.append(ListChanges(changes, " (edited by hand, overwritten)"));
  }
  const std::size_t written = changes.created.size() + changes.changed.size() + changes.edited.size();
  return out.append(fmt::format("  {} written, {} removed, {} unchanged\n", Counted(written, "file"),
                                changes.removed.size(), changes.unchanged));
}

std::string CheckReport(const std::string& path, const std::string& directory,
                        const output::Changes& changes) {
  if (!changes.Stale()) {
    return fmt::format("{} is what {} says\n", directory, path);
  }
  return fmt::format("{} is not what {} says\n{}", directory, path,
                     ListChanges(changes, " (edited by hand)"));
}

ExitCode ReportEdited(const std::string& directory, const output::Changes& changes, const Context& context) {
  UsageError error{
      fmt::format("nothing is written: {} in `{}` {} edited by hand", Counted(changes.edited.size(), "file"),
                  directory, changes.edited.size() == 1 ? "was" : "were"),
      {}};
  error.notes.push_back(fmt::format("edited: {}", fmt::join(changes.edited, "\n")));
  error.helps.emplace_back("move the edits into the blueprint, then overwrite the files with `--force`");
  return Report(diag::Kind::EditedFiles, error, context);
}

}  // namespace lifeboat::cli
