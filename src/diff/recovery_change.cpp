#include "diff/recovery_change.h"

#include <algorithm>
#include <string>

namespace lifeboat::diff {

namespace {

using Figure = RecoveryChange::Figure;

bool Grows(const Figure& figure) { return figure.before && figure.after && *figure.after > *figure.before; }

/// There was a bound, or a copy, and there is none any more: more than any figure.
bool Worsens(const Figure& figure) { return Grows(figure) || (figure.before && !figure.after); }

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

}  // namespace lifeboat::diff
