#include "lint/facts/rto.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/core.h>

#include "lifeboat/support/duration_text.h"

namespace lifeboat::lint {

namespace {

using blueprint::Duration;
using recovery::Answers;
using recovery::Pace;
using recovery::Path;

Duration WholeMinutes(Duration duration) { return std::chrono::ceil<std::chrono::minutes>(duration); }

}  // namespace

RtoCheck CheckRto(const blueprint::Blueprint& blueprint) {
  const recovery::Failover at_once = recovery::FailoverOf(blueprint, Answers::AtOnce);
  Path typical = recovery::CriticalPath(at_once, Pace::Typical);
  Path answered = recovery::CriticalPath(recovery::FailoverOf(blueprint, Answers::AsUsual), Pace::Typical);
  Path slow = recovery::CriticalPath(at_once, Pace::Slow);

  const Duration rto = *blueprint.objectives.rto;
  const Duration enough = WholeMinutes(std::max(answered.total, slow.total));
  if (typical.total > rto) {
    return {RtoVerdict::Unreachable, std::move(typical), enough};
  }
  if (answered.total > rto) {
    return {RtoVerdict::SlowApproval, std::move(answered), enough};
  }
  if (slow.total > rto) {
    return {RtoVerdict::NoMargin, std::move(slow), enough};
  }
  return {};
}

std::string Exact(Duration duration) { return ExactDuration(duration); }

std::string TotalAndLongest(const Path& path) {
  const Path::Stage& longest = path.Longest();
  return fmt::format("{}, of which {} is {} ({} %)", Exact(path.total), recovery::Phrase(longest.step),
                     Exact(longest.takes), 100 * longest.takes.count() / path.total.count());
}

std::string Stages(const Path& path) {
  std::string text;
  for (const Path::Stage& stage : path.stages) {
    if (stage.takes > Duration(0)) {
      text +=
          fmt::format("{}{} {}", text.empty() ? "" : ", ", recovery::Phrase(stage.step), Exact(stage.takes));
    }
  }
  return text;
}

}  // namespace lifeboat::lint
