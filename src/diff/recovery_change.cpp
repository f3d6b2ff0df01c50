#include "diff/recovery_change.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "diff/judging.h"
#include "diff/worse.h"

namespace lifeboat::diff {

namespace {

using Figure = RecoveryChange::Figure;

bool Grows(const Figure& figure) { return figure.before && figure.after && *figure.after > *figure.before; }

/// There was a bound, or a copy, and there is none any more: more than any figure.
bool Worsens(const Figure& figure) { return Grows(figure) || (figure.before && !figure.after); }

std::string Text(const std::optional<std::int64_t>& seconds) { return DurationText(seconds.value_or(0)); }

void CompareSteps(const Recovery& before, const Recovery& after, RecoveryChange& change) {
  const auto find = [](const Recovery& side, const std::string& name) {
    const auto found = std::ranges::find(side.steps, name, &Recovery::Step::name);
    return found == side.steps.end() ? nullptr : &*found;
  };
  const auto add = [&](const Recovery::Step* a, const Recovery::Step* b) {
    const Recovery::Step& named = b == nullptr ? *a : *b;
    RecoveryChange::Step step{named.name, named.phrase, {}, {}, b != nullptr && b->critical};
    if (a != nullptr) {
      step.typical.before = a->typical;
      step.slow.before = a->slow;
    }
    if (b != nullptr) {
      step.typical.after = b->typical;
      step.slow.after = b->slow;
    }
    if (step.typical.Changes() || step.slow.Changes()) {
      change.steps.push_back(std::move(step));
    }
  };
  for (const Recovery::Step& step : after.steps) {
    add(find(before, step.name), &step);
  }
  for (const Recovery::Step& step : before.steps) {
    if (find(after, step.name) == nullptr) {
      add(&step, nullptr);
    }
  }
}

/// A store that only one side has is a store more or less, and no other loss in one.
void CompareStores(const Recovery& before, const Recovery& after, RecoveryChange& change) {
  for (const Recovery::Store& store : after.stores) {
    const auto old = std::ranges::find(before.stores, store.field, &Recovery::Store::field);
    if (old == before.stores.end()) {
      continue;
    }
    RecoveryChange::Store pair{store.field, {old->lag, store.lag}, {old->bound, store.bound}};
    if (pair.lag.Changes() || pair.bound.Changes()) {
      change.stores.push_back(std::move(pair));
    }
  }
  std::ranges::sort(change.stores, {}, &RecoveryChange::Store::field);
}

std::string Joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string SlowerText(const RecoveryChange& change) {
  std::vector<std::string> parts;
  if (Grows(change.rto_typical)) {
    parts.push_back(fmt::format("typically {} instead of {}", Text(change.rto_typical.after),
                                Text(change.rto_typical.before)));
  }
  if (Grows(change.rto_slow)) {
    parts.push_back(fmt::format("{} instead of {} when everything is slow", Text(change.rto_slow.after),
                                Text(change.rto_slow.before)));
  }
  for (const RecoveryChange::Step& step : change.steps) {
    if (step.critical && !step.typical.before) {
      parts.push_back(
          fmt::format("{} takes {} and was no step before", step.phrase, Text(step.typical.after)));
    } else if (step.critical && Grows(step.typical)) {
      parts.push_back(fmt::format("{} takes {} instead of {}", step.phrase, Text(step.typical.after),
                                  Text(step.typical.before)));
    }
  }
  return Joined(parts);
}

std::string LossText(const RecoveryChange& change) {
  std::vector<std::string> parts;
  for (const RecoveryChange::Store& store : change.stores) {
    if (store.lag.before && !store.lag.after) {
      parts.push_back(fmt::format("nothing of `{}` is copied any more", store.field));
    } else if (store.bound.before && !store.bound.after) {
      parts.push_back(
          fmt::format("that of `{}` has no bound, which was {}", store.field, Text(store.bound.before)));
    } else if (Grows(store.bound)) {
      parts.push_back(fmt::format("up to {} of `{}` instead of {}", Text(store.bound.after), store.field,
                                  Text(store.bound.before)));
    } else if (Grows(store.lag)) {
      parts.push_back(fmt::format("`{}` is typically {} behind instead of {}", store.field,
                                  Text(store.lag.after), Text(store.lag.before)));
    }
  }
  return Joined(parts);
}

}  // namespace

bool RecoveryChange::empty() const {
  return !rto_objective.Changes() && !rpo_objective.Changes() && !rto_typical.Changes() &&
         !rto_slow.Changes() && steps.empty() && stores.empty();
}

bool RecoveryChange::Worse() const {
  return Grows(rto_typical) || Grows(rto_slow) || std::ranges::any_of(stores, [](const Store& store) {
           return Worsens(store.lag) || Worsens(store.bound);
         });
}

RecoveryChange CompareRecovery(const Recovery& before, const Recovery& after) {
  RecoveryChange change;
  change.rto_objective = {before.rto_objective, after.rto_objective};
  change.rpo_objective = {before.rpo_objective, after.rpo_objective};
  change.rto_typical = {before.rto_typical, after.rto_typical};
  change.rto_slow = {before.rto_slow, after.rto_slow};
  CompareSteps(before, after, change);
  CompareStores(before, after, change);
  return change;
}

std::optional<Change> WorseFigures(const RecoveryChange& figures) {
  if (!figures.Worse()) {
    return std::nullopt;
  }
  Change change;
  change.action = Action::Nothing;
  change.risk = Risk::None;
  change.address = "recovery";
  if (const std::string text = SlowerText(figures); !text.empty()) {
    AddHarm(change, harm::kSlowerFailover, {{}, {}, text});
  }
  if (const std::string text = LossText(figures); !text.empty()) {
    AddHarm(change, harm::kMoreLoss, {{}, {}, text});
  }
  return change;
}

}  // namespace lifeboat::diff
