#include <algorithm>
#include <array>

#include "lifeboat/lint/rule.h"
#include "lifeboat/support/check.h"

namespace lifeboat::lint {

#define LIFEBOAT_LINT(code, id, name, severity) extern const Rule k##id##Rule;
#include "lifeboat/diag/rules.def"
#undef LIFEBOAT_LINT

namespace {

constexpr auto kRules = std::to_array<const Rule*>({
#define LIFEBOAT_LINT(code, id, name, severity) &k##id##Rule,
#include "lifeboat/diag/rules.def"
#undef LIFEBOAT_LINT
});

}  // namespace

std::string_view Name(Category category) {
  switch (category) {
    case Category::Recovery:
      return "recovery";
    case Category::Availability:
      return "availability";
    case Category::Security:
      return "security";
    case Category::Correctness:
      return "correctness";
    case Category::Cost:
      return "cost";
    case Category::Operations:
      return "operations";
  }
  Unreachable("category");
}

Category CategoryOf(diag::Kind kind) {
  constexpr char kFirst = '3';
  const char hundreds = diag::Info(kind).code.at(2);
  LIFEBOAT_CHECK(hundreds >= kFirst && hundreds <= '8', "the code is one of lint");
  return static_cast<Category>(hundreds - kFirst);
}

std::span<const Rule* const> AllRules() { return kRules; }

const Rule* FindRule(diag::Kind kind) {
  const auto found = std::ranges::find(kRules, kind, &Rule::kind);
  return found == kRules.end() ? nullptr : *found;
}

const Rule* FindRule(std::string_view code_or_name) {
  const diag::KindInfo* kind = diag::FindKind(code_or_name);
  return kind == nullptr ? nullptr : FindRule(kind->kind);
}

}  // namespace lifeboat::lint
