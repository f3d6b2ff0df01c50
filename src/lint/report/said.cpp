#include "lint/report/said.h"

namespace lifeboat::lint {

std::vector<const diag::Diagnostic*> AllSaid(const Results& results) {
  std::vector<const diag::Diagnostic*> all;
  for (const LintedFile& file : results.files) {
    for (const diag::Diagnostic& error : file.errors) {
      all.push_back(&error);
    }
    for (const Finding& finding : file.report.findings) {
      all.push_back(&finding.diagnostic);
    }
  }
  return all;
}

std::string AdditionsText(const diag::Diagnostic& diagnostic) {
  std::string text;
  for (const std::string& note : diagnostic.notes) {
    text += "\nnote: " + note;
  }
  for (const std::string& help : diagnostic.helps) {
    text += "\nhelp: " + help;
  }
  if (diagnostic.fix) {
    text += "\nfix: " + FixText(*diagnostic.fix);
  }
  return text;
}

std::string FixText(const diag::Fix& fix) {
  return fix.title + (fix.applicability == diag::Applicability::Unsafe ? " (unsafe)" : "");
}

}  // namespace lifeboat::lint
