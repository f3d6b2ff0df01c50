#include <utility>

#include "lifeboat/lint/lint.h"
#include "lifeboat/support/check.h"
#include "lifeboat/yaml/edit.h"

#include "lint/allowances.h"

namespace lifeboat::lint {

namespace {

Finding FindingOf(diag::Diagnostic diagnostic, const Subject& subject, diag::Severity severity) {
  LIFEBOAT_CHECK(!diagnostic.labels.empty(), "a finding has a place");
  diagnostic.severity = severity;
  std::string path = yaml::PathAt(subject.document, diagnostic.labels.front().span);
  return {std::move(diagnostic), std::move(path)};
}

}  // namespace

Report Run(const Subject& subject, const Selection& selection) {
  diag::CollectingSink found;
  for (const Rule* rule : AllRules()) {
    if (selection.SeverityOf(diag::Info(rule->kind))) {
      rule->check(subject, found);
    }
  }
  Report report;
  report.ran = true;
  diag::CollectingSink rest;
  Allowances allowances(subject, rest);
  for (diag::Diagnostic& diagnostic : found.Take()) {
    const auto severity = selection.SeverityOf(diag::Info(diagnostic.kind));
    LIFEBOAT_CHECK(severity.has_value(), "a rule reports what it is called");
    Finding finding = FindingOf(std::move(diagnostic), subject, *severity);
    if (auto reason = allowances.ReasonFor(finding)) {
      report.allowed.push_back({std::move(finding), *std::move(reason)});
    } else {
      rest.Report(std::move(finding.diagnostic));
    }
  }
  allowances.ReportUnused(selection, rest);
  for (diag::Diagnostic& diagnostic : rest.Take()) {
    if (const auto severity = selection.SeverityOf(diag::Info(diagnostic.kind))) {
      report.findings.push_back(FindingOf(std::move(diagnostic), subject, *severity));
    }
  }
  return report;
}

}  // namespace lifeboat::lint
