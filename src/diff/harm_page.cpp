// docs/diff/recovery.md, from the table that the rules read.
#include <string>

#include <fmt/format.h>

#include "diff/harms.h"
#include "diff/recovery_rules.h"

namespace lifeboat::diff {

namespace {

std::string_view Of(Part part) {
  switch (part) {
    case Part::Any:
      return "";
    case Part::Primary:
      return " of the primary region";
    case Part::Dr:
      return " of the DR region";
    case Part::Signal:
      return " that is a signal of the loss";
    case Part::Watch:
      return " that tells people";
    case Part::Replica:
      return " that is a replica";
    case Part::Source:
      return " that is followed";
  }
  return "";
}

std::string Happening(const Harm& harm) {
  const std::string path = fmt::format("`{}`", harm.path);
  switch (harm.when) {
    case When::Gone:
      return "destroyed";
    case When::Rebuilt:
      return "replaced";
    case When::Grows:
      return path + " grows";
    case When::Shrinks:
      return path + " shrinks";
    case When::Leaves:
      return fmt::format("{} is no longer `{}`", path, harm.value);
    case When::Becomes:
      return fmt::format("{} becomes `{}`", path, harm.value);
    case When::Fewer:
      return path + " has fewer";
    case When::Changes:
      return path + " changes";
    case When::Smaller:
      return path + " is of a smaller size";
    case When::Rarer:
      return path + " comes less often";
    case When::Judged:
      return harm.path.empty() ? "" : path + " gets worse";
  }
  return {};
}

std::string Subject(const Harm& harm) {
  std::string text = harm.type.empty() ? "any resource" : fmt::format("`{}`", harm.type);
  if (!harm.name.empty()) {
    text += fmt::format(" `{}`", harm.name);
  }
  return text.append(Of(harm.part));
}

/// Places of values, for readers.
std::string Readable(std::string_view sentence) {
  std::string text(sentence);
  for (const auto& [place, word] :
       {std::pair{"{before}", "*before*"}, {"{after}", "*after*"}, {"{what}", "*what*"}}) {
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at)) {
      text.replace(at, std::string_view(place).size(), word);
    }
  }
  return text;
}

constexpr std::string_view kHead =
    "<!-- Written by lifeboat_diff_recovery_test from src/diff/harms.cpp: LIFEBOAT_UPDATE=1. -->\n"
    "# What harms failover\n\n"
    "`lifeboat diff` notes at a change how it harms failover itself, whatever its risk is: an alarm can be\n"
    "removed without touching anything that serves. What makes failover better gets no note. What goes with "
    "its\n"
    "whole service, database or bucket is a removal: one sentence at the most dangerous of its changes.\n\n"
    "RTO and RPO are worked out from the blueprint (the section `recovery` of `lifeboat.lock.json`). When a\n"
    "failover takes longer or may lose more, that is harm as well. Objectives that are\n"
    "loosened are shown and are no harm: what the system does has not changed.\n\n"
    "Attributes that Terraform is told to ignore are not looked at. `config.json` is what the failover\n"
    "controller is told, in the archive of its function.\n\n"
    "| what | happens | so |\n|---|---|---|\n";

}  // namespace

std::string HarmPage() {
  std::string page(kHead);
  for (const Harm& harm : Harms()) {
    page += fmt::format("| {} | {} | {} |\n", Subject(harm), Happening(harm), Readable(harm.sentence));
  }
  page +=
      "\n## Permissions\n\nFewer actions, or one on fewer resources, in all policies of a role together. A "
      "renamed "
      "resource\nis as many as before.\n\n| role | action | so |\n|---|---|---|\n";
  for (const Ability& ability : Abilities()) {
    page += fmt::format("| `{}` | `{}` | {} |\n", ability.role, ability.action, ability.lost);
  }
  return page;
}

}  // namespace lifeboat::diff
