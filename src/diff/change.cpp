#include "lifeboat/diff/change.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lifeboat::diff {

namespace {

constexpr std::array<std::string_view, 5> kRisks = {"none", "in-place", "disruptive", "replace", "data-loss"};

}  // namespace

std::string_view NameOf(Risk risk) { return kRisks.at(static_cast<std::size_t>(risk)); }

std::optional<Risk> RiskOf(std::string_view name) {
  const auto* const found = std::ranges::find(kRisks, name);
  return found == kRisks.end() ? std::nullopt : std::optional(static_cast<Risk>(found - kRisks.begin()));
}

std::string_view NameOf(Action action) {
  switch (action) {
    case Action::Nothing:
      return "nothing";
    case Action::Create:
      return "create";
    case Action::Update:
      return "update";
    case Action::Replace:
      return "replace";
    case Action::Destroy:
      return "destroy";
    case Action::Forget:
      return "forget";
  }
  return {};
}

bool Change::HarmsRecovery() const {
  return std::ranges::any_of(notes, [](const Note& note) { return note.kind == Note::Kind::Recovery; });
}

}  // namespace lifeboat::diff
