#include <algorithm>
#include <cstdint>
#include <limits>

#include "lifeboat/diff/recovery.h"

namespace lifeboat::diff {

namespace {

/// No figure is more than any: nothing is copied, nothing bounds it.
bool Grows(const RecoveryChange::Figure& figure) {
  constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
  return figure.after.value_or(kNone) > figure.before.value_or(kNone);
}

}  // namespace

bool RecoveryChange::empty() const {
  return !rto_objective.Changes() && !rpo_objective.Changes() && !rto_typical.Changes() &&
         !rto_slow.Changes() && steps.empty() && stores.empty();
}

bool RecoveryChange::Worse() const {
  return Grows(rto_typical) || Grows(rto_slow) || std::ranges::any_of(stores, [](const Store& store) {
           return Grows(store.lag) || Grows(store.bound);
         });
}

}  // namespace lifeboat::diff
