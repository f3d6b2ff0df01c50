#include <algorithm>

#include "lifeboat/lint/lint.h"
#include "lifeboat/support/glob.h"

#include "lint/fits.h"
#include "lint/protected.h"

namespace lifeboat::lint {

namespace {

/// Only the star is special here.
bool Matches(std::string_view pattern, std::string_view text) {
  return pattern.find('?') == std::string_view::npos && NameMatches(pattern, text);
}

bool FitsAny(const std::vector<std::string>& patterns, const diag::KindInfo& kind) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) { return Fits(pattern, kind); });
}

}  // namespace

bool Fits(std::string_view pattern, const diag::KindInfo& kind) {
  return Matches(pattern, kind.name) || Matches(pattern, kind.code) ||
         Matches(pattern, Name(CategoryOf(kind.kind)));
}

bool IsOfLint(const diag::KindInfo& kind) {
  return kind.family == diag::Family::Lint || kind.family == diag::Family::Allow;
}

std::optional<diag::Severity> Selection::SeverityOf(const diag::KindInfo& kind) const {
  if (FitsAny(skip, kind) || (!only.empty() && !FitsAny(only, kind))) {
    return std::nullopt;
  }
  std::optional<diag::Severity> severity = kind.severity;
  for (const auto& [pattern, configured] : severities) {
    if (Fits(pattern, kind) && (!IsProtected(kind) || (configured && *configured <= kind.severity))) {
      severity = configured;
    }
  }
  return severity && *severity <= least ? severity : std::nullopt;
}

bool FitsAnyRule(std::string_view pattern) {
  return std::ranges::any_of(
      diag::AllKinds(), [&](const diag::KindInfo& kind) { return IsOfLint(kind) && Fits(pattern, kind); });
}

}  // namespace lifeboat::lint
