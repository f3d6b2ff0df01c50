#include "driver/recovery_figures.h"

#include <algorithm>
#include <string>

#include "lifeboat/recovery/data_loss.h"
#include "lifeboat/recovery/failover.h"
#include "lifeboat/support/check.h"

namespace lifeboat::driver {

namespace {

using recovery::Pace;

std::string FieldOf(const recovery::DataLoss& loss) {
  switch (loss.store) {
    case recovery::Store::Database:
      return "databases." + loss.key;
    case recovery::Store::Bucket:
      return "buckets." + loss.key;
  }
  Unreachable("store");
}

}  // namespace

output::Recovery RecoveryOf(const blueprint::Blueprint& blueprint) {
  const recovery::Failover failover = recovery::FailoverOf(blueprint);
  const recovery::Path typical = recovery::CriticalPath(failover, Pace::Typical);
  output::Recovery figures;
  figures.rto_objective = blueprint.objectives.rto->count();
  figures.rpo_objective = blueprint.objectives.rpo->count();
  figures.rto_typical = typical.total.count();
  figures.rto_slow = recovery::CriticalPath(failover, Pace::Slow).total.count();
  for (const recovery::Step& step : failover.steps) {
    const bool critical = std::ranges::any_of(
        typical.stages, [&](const recovery::Path::Stage& stage) { return stage.step == step.kind; });
    figures.steps.push_back({std::string(NameOf(step.kind)), std::string(Phrase(step.kind)),
                             step.Takes(Pace::Typical).count(), step.Takes(Pace::Slow).count(), critical});
  }
  for (const recovery::DataLoss& loss : recovery::DataLossOf(blueprint)) {
    output::Recovery::Store& store = figures.stores.emplace_back();
    store.field = FieldOf(loss);
    if (loss.lag) {
      store.lag = loss.lag->typical.count();
    }
    if (loss.bound) {
      store.bound = loss.bound->count();
    }
  }
  return figures;
}

diff::Recovery ForDiff(const output::Recovery& recovery) {
  diff::Recovery figures{
      recovery.rto_objective, recovery.rpo_objective, recovery.rto_typical, recovery.rto_slow, {}, {}};
  for (const output::Recovery::Step& step : recovery.steps) {
    figures.steps.push_back({step.name, step.phrase, step.typical, step.slow, step.critical});
  }
  for (const output::Recovery::Store& store : recovery.stores) {
    figures.stores.push_back({store.field, store.lag, store.bound});
  }
  return figures;
}

}  // namespace lifeboat::driver
