#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/lint/finding.h"

namespace lifeboat::lint {

/// A blueprint's text with its fixes made.
struct FixedText {
  std::string text;
  std::vector<std::string> titles;  ///< of the fixes that were made, in the order of their making
};

/// What is found in a text; nullopt when it has errors.
using LintText = std::function<std::optional<std::vector<Finding>>(const std::string& text)>;

/// Makes every fix of at most this applicability, again and again until there is none left: to fix the result
/// changes nothing. A fix after which the text has an error, or a finding that it did not have, is left
/// alone. Nothing is made in a text that has errors.
[[nodiscard]] FixedText FixAll(std::string text, const LintText& lint, diag::Applicability most);

/// The text after the edits of fixes that do not touch each other; of two that do, the first. `made` says
/// which.
[[nodiscard]] std::string ApplyFixes(const std::string& text, const std::vector<const diag::Fix*>& fixes,
                                     std::vector<const diag::Fix*>& made);

}  // namespace lifeboat::lint
