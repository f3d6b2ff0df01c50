#include "lifeboat/driver/lint.h"

#include <optional>
#include <utility>

#include "lifeboat/graph/graph.h"
#include "lifeboat/lint/fix_all.h"
#include "lifeboat/lower/lower.h"
#include "lifeboat/support/check.h"
#include "lifeboat/support/keep.h"

#include "driver/front.h"

namespace lifeboat::driver {

namespace {

/// What the rules look at.
struct Subject {
  Front front;
  std::optional<graph::Graph> graph;  ///< whole, or not there
};

Subject SubjectOf(Front front, diag::Sink& sink) {
  Subject subject{std::move(front), std::nullopt};
  if (!subject.front.blueprint || sink.HasErrors()) {
    subject.front.blueprint.reset();
    return subject;
  }
  subject.graph = lower::Lower(*subject.front.blueprint, sink);
  if (sink.HasErrors()) {
    subject.graph.reset();
  }
  return subject;
}

lint::Report LintSubject(const Subject& subject, const lint::Selection& selection,
                         std::chrono::sys_days today, const source::SourceMap& sources) {
  const Front& front = subject.front;
  if (!front.blueprint) {
    return {};
  }
  return lint::Run({.blueprint = *front.blueprint,
                    .document = *front.document,
                    .source = sources[*front.file],
                    .graph = subject.graph ? &*subject.graph : nullptr,
                    .today = today},
                   selection);
}

}  // namespace

lint::Report Lint(const std::string& path, const lint::Selection& selection, std::chrono::sys_days today,
                  FileSystem& files, source::SourceMap& sources, diag::Sink& sink, AfterUse after_use) {
  LIFEBOAT_CHECK(!sink.HasErrors(), "each file has a sink of its own: errors of others would stop it");
  Subject subject = SubjectOf(ReadFront(path, true, files, sources, sink), sink);
  lint::Report report = LintSubject(subject, selection, today, sources);
  if (after_use == AfterUse::Keep) {
    KeepUntilExit(std::move(subject));
  }
  return report;
}

lint::FixedText Fix(const std::string& path, const std::string& text, const lint::Selection& selection,
                    std::chrono::sys_days today, diag::Applicability most) {
  const lint::LintText again =
      [&](const std::string& candidate) -> std::optional<std::vector<lint::Finding>> {
    source::SourceMap sources;
    diag::CollectingSink sink;
    const Subject subject = SubjectOf(ReadFront(path, candidate, true, sources, sink), sink);
    lint::Report report = LintSubject(subject, selection, today, sources);
    return sink.HasErrors() ? std::nullopt : std::optional(std::move(report.findings));
  };
  return lint::FixAll(text, again, most);
}

}  // namespace lifeboat::driver
