#include <algorithm>
#include <map>
#include <utility>

#include "lifeboat/recovery/failover.h"
#include "lifeboat/support/check.h"

namespace lifeboat::recovery {

Duration At(const Spread& spread, Pace pace) {
  switch (pace) {
    case Pace::Least:
      return spread.least;
    case Pace::Typical:
      return spread.typical;
    case Pace::Slow:
      return spread.slow;
  }
  Unreachable("pace");
}

std::string_view NameOf(StepKind step) {
  switch (step) {
    case StepKind::Detect:
      return "detect";
    case StepKind::Decide:
      return "decide";
    case StepKind::Approve:
      return "approve";
    case StepKind::Claim:
      return "claim";
    case StepKind::Fence:
      return "fence";
    case StepKind::Promote:
      return "promote";
    case StepKind::Scale:
      return "scale";
    case StepKind::Boot:
      return "boot";
    case StepKind::Healthy:
      return "healthy";
    case StepKind::Publish:
      return "publish";
    case StepKind::Traffic:
      return "traffic";
  }
  Unreachable("step");
}

std::string_view Phrase(StepKind step) {
  switch (step) {
    case StepKind::Detect:
      return "detecting the loss";
    case StepKind::Decide:
      return "deciding";
    case StepKind::Approve:
      return "waiting for a person";
    case StepKind::Claim:
      return "looking at everything";
    case StepKind::Fence:
      return "fencing the primary region";
    case StepKind::Promote:
      return "promoting the replicas";
    case StepKind::Scale:
      return "launching instances";
    case StepKind::Boot:
      return "starting the instances";
    case StepKind::Healthy:
      return "waiting for healthy targets";
    case StepKind::Publish:
      return "publishing the databases";
    case StepKind::Traffic:
      return "moving the traffic";
  }
  Unreachable("step");
}

Duration Step::Takes(Pace pace) const {
  Duration total{0};
  for (const Part& part : parts) {
    total += At(part.takes, pace);
  }
  return total;
}

const Step* Failover::Find(StepKind kind) const {
  const auto found = std::ranges::find(steps, kind, &Step::kind);
  return found == steps.end() ? nullptr : &*found;
}

const Path::Stage& Path::Longest() const {
  LIFEBOAT_CHECK(!stages.empty(), "a failover has steps");
  return *std::ranges::max_element(stages, {}, &Stage::takes);
}

Path CriticalPath(const Failover& failover, Pace pace) {
  std::map<StepKind, Path> paths;  // the longest way to the end of each step
  Path longest;
  for (const Step& step : failover.steps) {
    Path path;
    for (const StepKind before : step.after) {
      const Path& one = paths.at(before);
      if (path.stages.empty() || one.total > path.total) {
        path = one;
      }
    }
    const Duration takes = step.Takes(pace);
    path.stages.push_back({step.kind, takes});
    path.total += takes;
    if (path.total >= longest.total) {
      longest = path;
    }
    paths[step.kind] = std::move(path);
  }
  return longest;
}

}  // namespace lifeboat::recovery
