#include "diff/rate.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "diff/provider_updates.h"
#include "diff/risk_table.h"

namespace lifeboat::diff {

namespace {

Transition TransitionOf(const AttributeChange& attribute) {
  if (!attribute.known) {
    return Transition::BecomesUnknown;
  }
  if (attribute.part || attribute.before.has_value() == attribute.after.has_value()) {
    return Transition::Changed;
  }
  return attribute.after ? Transition::Added : Transition::Removed;
}

void AddLoss(Change& change) {
  const Stateful* stateful = FindStateful(change.type);
  change.risk = stateful == nullptr ? Risk::Replace : Risk::DataLoss;
  if (stateful != nullptr) {
    change.notes.push_back({Note::Kind::Loss, fmt::format("lost with it: {}", stateful->loss)});
  }
}

}  // namespace

void RateAttribute(std::string_view type, AttributeChange& attribute) {
  if (attribute.ignored) {
    attribute.risk = Risk::None;
    attribute.why = "Terraform leaves it to the running system";
    return;
  }
  const Update update = UpdateOf(type, attribute.schema_path, TransitionOf(attribute));
  if (update == Update::Nothing) {
    attribute.risk = Risk::None;
    attribute.why = "the provider leaves it as it is";
    return;
  }
  if (update != Update::InPlace) {
    attribute.risk = Risk::Replace;
    attribute.why = update == Update::Replace ? "forces replacement"
                                              : "nobody has asked the provider: it may force replacement";
    return;
  }
  const Disruption* disruption = FindDisruption(type, attribute);
  attribute.risk = disruption == nullptr ? Risk::InPlace : Risk::Disruptive;
  if (disruption != nullptr) {
    attribute.why = disruption->why;
  }
}

void Rate(Change& change) {
  for (AttributeChange& attribute : change.attributes) {
    RateAttribute(change.type, attribute);
  }
  const auto worst = std::ranges::max_element(change.attributes, {}, &AttributeChange::risk);
  const Risk risk = worst == change.attributes.end() ? Risk::None : worst->risk;
  switch (change.action) {
    case Action::Update:
    case Action::Nothing:
      change.action = risk >= Risk::Replace ? Action::Replace
                      : risk == Risk::None  ? Action::Nothing
                                            : Action::Update;
      change.risk = risk;
      break;
    case Action::Replace:
    case Action::Destroy:
      break;
    case Action::Create:
    case Action::Forget:
      change.risk = Risk::None;
      return;
  }
  if (change.action == Action::Replace || change.action == Action::Destroy) {
    AddLoss(change);
  }
}

}  // namespace lifeboat::diff
