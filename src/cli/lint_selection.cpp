#include "cli/lint_selection.h"

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lifeboat::cli {

namespace {

std::vector<std::string> Split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream stream(list);
  for (std::string part; std::getline(stream, part, ',');) {
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

diag::Severity SeverityOf(std::string_view word) {
  return word == "error"     ? diag::Severity::Error
         : word == "warning" ? diag::Severity::Warning
                             : diag::Severity::Info;
}

}  // namespace

tl::expected<lint::Selection, UsageError> SelectionOf(const Arguments& arguments) {
  lint::Selection selection;
  for (const auto& [option, patterns] :
       {std::pair{"only", &selection.only}, std::pair{"skip", &selection.skip}}) {
    *patterns = Split(arguments.Value(option).value_or(""));
    for (const std::string& pattern : *patterns) {
      if (!lint::FitsAnyRule(pattern)) {
        return tl::unexpected(UsageError{fmt::format("`--{}`: no rule is called `{}`", option, pattern),
                                         {"`lifeboat explain rules` lists them"}});
      }
    }
  }
  selection.least = SeverityOf(arguments.Value("min-severity").value_or("info"));
  return selection;
}

}  // namespace lifeboat::cli
