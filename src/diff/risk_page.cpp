#include "diff/risk_page.h"

#include <fmt/format.h>

#include "diff/risk_table.h"

namespace lifeboat::diff {

namespace {

constexpr std::string_view kHead =
    "# What makes a change dangerous\n\n"
    "Written from the tables that `lifeboat diff` reads, `src/diff/risk_table.cpp`; [diff.md](../diff.md) "
    "says what the\n"
    "classes mean, [recovery.md](recovery.md) what harms failover itself.\n\n"
    "## What forces replacement\n\n"
    "Not in a table of ours: the AWS provider was asked, attribute by attribute. `data/provider_updates.tsv` "
    "has its answers\n"
    "and [data](../../data/README.md) how they came to be. An attribute that it was not asked about counts "
    "as "
    "one that forces\n"
    "replacement. What reads something of a replaced resource that only the new one will know is unknown "
    "until "
    "the apply; where\n"
    "that attribute forces replacement, the next resource goes as well.\n\n"
    "## What cannot be made anew\n\n"
    "Replaced or destroyed, these are class `data-loss`; every other resource is class `replace`.\n\n"
    "| resource | lost with it |\n|---|---|\n";

constexpr std::string_view kDisruptive =
    "\n## What is felt although nothing is replaced\n\n"
    "Changed in place, these are class `disruptive`; every other attribute is class `in-place`.\n\n"
    "| resource | attribute | why |\n|---|---|---|\n";

constexpr std::string_view kRenewed =
    "\n## What is new after every update\n\n"
    "Whoever reads one of these is updated with the resource.\n\n"
    "| resource | attribute |\n|---|---|\n";

std::string_view WordsOf(Felt felt) {
  switch (felt) {
    case Felt::Always:
      return "";
    case Felt::Smaller:
      return ", smaller";
    case Felt::ToFromZero:
      return ", to or from 0";
    case Felt::TurnedOn:
      return ", turned on";
  }
  return "";
}

}  // namespace

std::string RiskPage() {
  std::string page(kHead);
  for (const Stateful& stateful : StatefulTypes()) {
    page += fmt::format("| `{}` | {} |\n", stateful.type, stateful.loss);
  }
  page += kDisruptive;
  for (const Disruption& disruption : Disruptions()) {
    page += fmt::format("| `{}` | {}{} | {} |\n", disruption.type,
                        disruption.path.empty() ? std::string("any") : fmt::format("`{}`", disruption.path),
                        WordsOf(disruption.felt), disruption.why);
  }
  page += kRenewed;
  for (const Renewal& renewal : Renewals()) {
    page += fmt::format("| `{}` | `{}` |\n", renewal.type, renewal.attribute);
  }
  return page;
}

}  // namespace lifeboat::diff
