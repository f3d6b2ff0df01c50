#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "lint/report/escape.h"
#include "lint/report/formats.h"
#include "lint/report/place.h"
#include "lint/report/said.h"

namespace lifeboat::lint {

namespace {

/// What is told of one kind in one file.
struct Case {
  std::vector<const diag::Diagnostic*> errors;
  std::vector<const diag::Diagnostic*> findings;
  std::vector<const Allowed*> allowed;
};

using Cases = std::map<std::string_view, std::pair<diag::Kind, Case>>;  // by code

Case& CaseOf(diag::Kind kind, Cases& cases) {
  return cases.try_emplace(diag::Info(kind).code, kind, Case{}).first->second.second;
}

Cases CasesOf(const LintedFile& file, const std::vector<diag::Kind>& rules) {
  Cases cases;
  if (file.report.ran) {
    for (const diag::Kind kind : rules) {
      CaseOf(kind, cases);
    }
  }
  for (const diag::Diagnostic& error : file.errors) {
    CaseOf(error.kind, cases).errors.push_back(&error);
  }
  for (const Finding& finding : file.report.findings) {
    CaseOf(finding.diagnostic.kind, cases).findings.push_back(&finding.diagnostic);
  }
  for (const Allowed& allowed : file.report.allowed) {
    CaseOf(allowed.finding.diagnostic.kind, cases).allowed.push_back(&allowed);
  }
  return cases;
}

/// A failure or an error: readers show one a case, so all that was found is in it, and what is allowed
/// behind.
std::string Element(std::string_view name, const std::vector<const diag::Diagnostic*>& diagnostics,
                    const std::vector<const Allowed*>& allowed, const source::SourceMap& sources) {
  const diag::Diagnostic& first = *diagnostics.front();
  std::string text;
  for (const diag::Diagnostic* diagnostic : diagnostics) {
    const std::string place = PlaceText(*diagnostic, sources);
    text += fmt::format("{}{}{}: {}{}\n", place, place.empty() ? "" : ": ", Name(diagnostic->severity),
                        diagnostic->message, AdditionsText(*diagnostic));
  }
  for (const Allowed* one : allowed) {
    text += fmt::format("{}: allowed: {}\n", PlaceText(one->finding.diagnostic, sources), one->reason);
  }
  const std::string more =
      diagnostics.size() == 1 ? "" : fmt::format(" (and {} more)", diagnostics.size() - 1);
  return fmt::format("      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n", name, Name(first.severity),
                     XmlAttribute(first.message + more), XmlText(text));
}

/// Why a case was skipped: the reasons, each once.
std::string Reasons(const std::vector<const Allowed*>& allowed) {
  std::set<std::string_view> seen;
  std::string text;
  for (const Allowed* one : allowed) {
    if (seen.insert(one->reason).second) {
      text += (text.empty() ? "allowed: " : "; ") + one->reason;
    }
  }
  return text;
}

std::string CaseXml(const LintedFile& file, diag::Kind kind, const Case& one,
                    const source::SourceMap& sources) {
  std::string inside;
  if (!one.errors.empty()) {
    inside = Element("error", one.errors, {}, sources);
  } else if (!one.findings.empty()) {
    inside = Element("failure", one.findings, one.allowed, sources);
  } else if (!one.allowed.empty()) {
    inside = fmt::format("      <skipped message=\"{}\"/>\n", XmlAttribute(Reasons(one.allowed)));
  }
  const std::string head = fmt::format("    <testcase classname=\"{}\" name=\"{} {}\"",
                                       XmlAttribute(file.path), diag::Info(kind).code, diag::Info(kind).name);
  return inside.empty() ? head + "/>\n" : head + ">\n" + inside + "    </testcase>\n";
}

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void Add(const Case& one) {
    ++tests;
    if (!one.errors.empty()) {
      ++errors;
    } else if (!one.findings.empty()) {
      ++failures;
    } else if (!one.allowed.empty()) {
      ++skipped;
    }
  }
  void Add(const Counts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
  }
};

}  // namespace

std::string RenderJunit(const Results& results, const source::SourceMap& sources) {
  std::string suites;
  Counts all;
  for (const LintedFile& file : results.files) {
    Counts counts;
    std::string cases;
    for (const auto& [code, entry] : CasesOf(file, results.rules)) {
      counts.Add(entry.second);
      cases += CaseXml(file, entry.first, entry.second, sources);
    }
    suites += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n{}  "
        "</testsuite>\n",
        XmlAttribute(file.path), counts.tests, counts.failures, counts.errors, counts.skipped, cases);
    all.Add(counts);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"lifeboat lint\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
      all.tests, all.failures, all.errors, suites);
}

}  // namespace lifeboat::lint
