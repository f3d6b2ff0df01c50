#include "lifeboat/lint/pages.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "lifeboat/support/check.h"

namespace lifeboat::lint {

namespace {

std::string_view Word(Fixes fixes) {
  switch (fixes) {
    case Fixes::None:
      return "";
    case Fixes::Safe:
      return "yes";
    case Fixes::Unsafe:
      return "unsafe";
  }
  Unreachable("fixes");
}

/// The first sentence of "What it does", without the verb that all of them begin with.
std::string Summary(const Rule& rule) {
  constexpr std::string_view kHeading = "## What it does\n";
  const std::size_t begin = rule.explanation.find(kHeading);
  LIFEBOAT_CHECK(begin != std::string_view::npos, "an explanation says what its rule does");
  std::string_view text = rule.explanation.substr(begin + kHeading.size());
  text = text.substr(0, text.find("\n\n"));
  std::string line(text.substr(0, text.find(". ")));
  std::ranges::replace(line, '\n', ' ');
  if (line.ends_with('.')) {
    line.pop_back();
  }
  constexpr std::string_view kVerb = "Finds ";
  return line.starts_with(kVerb) ? line.substr(kVerb.size()) : line;
}

std::string Title(std::string_view name) {
  std::string title(name);
  title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

}  // namespace

std::string IndexPage() {
  std::string out =
      "# Lint rules\n"
      "\n"
      "What `lifeboat lint` finds in a blueprint, and `lifeboat explain RULE` explains. This page and those "
      "of the rules are\n"
      "written by a test from the same text. [What else can go wrong](hazards.md) lists the hazards that a "
      "blueprint cannot\n"
      "express, or that are errors.\n"
      "\n"
      "*Fix* says whether `lifeboat lint --fix` mends a finding; unsafe fixes change what runs or what it "
      "costs, and want\n"
      "`--unsafe-fixes`. A finding that is meant is allowed with a reason, where it is (`# lifeboat: "
      "allow(rule) — why`) or under\n"
      "`lint.allow`; those marked ✗ cannot be.\n";
  std::optional<Category> last;
  for (const Rule* rule : AllRules()) {
    const diag::KindInfo& kind = diag::Info(rule->kind);
    if (const Category category = CategoryOf(rule->kind); category != last) {
      last = category;
      out += fmt::format("\n## {}\n\n| rule | | severity | fix | finds |\n|---|---|---|---|---|\n",
                         Title(Name(category)));
    }
    out += fmt::format("| [{0}]({0}.md) | {1}{2} | {3} | {4} | {5} |\n", kind.name, kind.code,
                       rule->may_be_allowed ? "" : " ✗", diag::Name(kind.severity), Word(rule->fixes),
                       Summary(*rule));
  }
  return out;
}

std::string RulePage(const Rule& rule) {
  const diag::KindInfo& kind = diag::Info(rule.kind);
  std::string out = fmt::format("# {} {}\n\n{} · {}", kind.code, kind.name, diag::Name(kind.severity),
                                Name(CategoryOf(rule.kind)));
  if (rule.fixes != Fixes::None) {
    out += rule.fixes == Fixes::Safe ? " · can be fixed" : " · can be fixed (unsafe)";
  }
  if (!rule.may_be_allowed) {
    out += " · cannot be allowed";
  }
  return out + fmt::format("\n{}", rule.explanation);
}

}  // namespace lifeboat::lint
