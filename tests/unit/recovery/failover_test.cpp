#include "lifeboat/recovery/failover.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <set>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/blueprint/signals.h"

#include "unit/recovery/application.h"

namespace lifeboat::recovery {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using test::Application;
using Kinds = std::vector<StepKind>;

constexpr std::string_view kDatabase = "databases: { app: {} }\n";

Kinds KindsOf(const Failover& failover) {
  Kinds kinds;
  std::ranges::transform(failover.steps, std::back_inserter(kinds), &Step::kind);
  return kinds;
}

Kinds KindsOf(const Path& path) {
  Kinds kinds;
  std::ranges::transform(path.stages, std::back_inserter(kinds), &Path::Stage::step);
  return kinds;
}

TEST(Failover, HasTheStepsThatItsBlueprintNeeds) {
  EXPECT_EQ(KindsOf(FailoverOf(Application(""))),
            (Kinds{StepKind::Detect, StepKind::Decide, StepKind::Claim, StepKind::Fence, StepKind::Scale,
                   StepKind::Boot, StepKind::Healthy, StepKind::Publish, StepKind::Traffic}));
  EXPECT_EQ(KindsOf(FailoverOf(Application("exposure: none", kDatabase))),
            (Kinds{StepKind::Detect, StepKind::Decide, StepKind::Claim, StepKind::Promote, StepKind::Scale,
                   StepKind::Boot, StepKind::Healthy, StepKind::Publish}));
  const Failover warm = FailoverOf(Application("capacity: { dr: { standby: 2 } }", ""));
  EXPECT_EQ(warm.Find(StepKind::Scale), nullptr);
}

TEST(Failover, OrdersItsSteps) {
  const Failover failover = FailoverOf(Application("database: app", kDatabase));
  std::set<StepKind> seen;
  for (const Step& step : failover.steps) {
    for (const StepKind before : step.after) {
      EXPECT_TRUE(seen.contains(before));
    }
    EXPECT_TRUE(seen.insert(step.kind).second);
    EXPECT_LE(step.Takes(Pace::Least), step.Takes(Pace::Typical));
    EXPECT_LE(step.Takes(Pace::Typical), step.Takes(Pace::Slow));
  }
}

TEST(Failover, IsDetectedWithinTheDetectionTime) {
  const auto blueprint = Application(kDatabase);
  const Failover failover = FailoverOf(blueprint);
  const Step* detect = failover.Find(StepKind::Detect);
  Duration until_raised{0};
  for (std::size_t part = 0; part + 1 < detect->parts.size(); ++part) {
    until_raised += detect->parts[part].takes.slow;
  }
  EXPECT_EQ(until_raised, blueprint::DetectionTime(blueprint));
}

TEST(Failover, IsSeenSoonerThanItsWindows) {
  const Failover failover =
      FailoverOf(Application("failover: { triggers: { health_probe: { evaluations: 10, datapoints: 4 }, "
                             "healthy_hosts: { evaluations: "
                             "10, datapoints: 6 } } }\n"));
  const Spread& windows = failover.Find(StepKind::Detect)->parts.front().takes;
  EXPECT_EQ(windows.least, minutes(6));
  EXPECT_EQ(windows.slow, minutes(10));
}

TEST(Failover, CountsFromThatSomebodyNoticesWhenNobodyWatches) {
  const Failover failover = FailoverOf(Application(
      "failover: { triggers: { health_probe: { action: page }, healthy_hosts: { action: page } } }\n"));
  EXPECT_EQ(failover.Find(StepKind::Detect)->Takes(Pace::Slow), Duration(0));
}

TEST(Failover, WaitsForPeopleWhoAreAsked) {
  const auto blueprint = Application("failover: { mode: approve }\n");
  const Path asked = CriticalPath(FailoverOf(blueprint), Pace::Typical);
  const Path at_once = CriticalPath(FailoverOf(blueprint, Answers::AtOnce), Pace::Typical);
  EXPECT_EQ(asked.total - at_once.total, minutes(10));
  EXPECT_EQ(asked.Longest().step, StepKind::Approve);
}

TEST(Failover, WaitsForNobodyWhereNoSignalAsks) {
  const Failover failover = FailoverOf(
      Application("failover: { mode: approve, triggers: { health_probe: { action: page }, healthy_hosts: { "
                  "action: page } } }\n"));
  EXPECT_EQ(failover.Find(StepKind::Approve), nullptr);
}

TEST(Failover, WaitsForTheSlowestHealthCheckOfWhatStarts) {
  const auto part = [](std::string_view fields) {
    return FailoverOf(Application(fields, "")).Find(StepKind::Healthy)->parts.front().takes;
  };
  const Spread slow = part("health_check: { interval: 30s, healthy_threshold: 5 }");
  EXPECT_EQ(slow.least, seconds(150));
  EXPECT_EQ(slow.slow, seconds(180));
  EXPECT_EQ(part("exposure: none, health_check: { interval: 30s }").slow, seconds(0));
}

TEST(CriticalPath, GoesThroughThePromotionWhereThereIsADatabase) {
  const auto served = Application("database: app", kDatabase);
  EXPECT_EQ(KindsOf(CriticalPath(FailoverOf(served), Pace::Typical)),
            (Kinds{StepKind::Detect, StepKind::Decide, StepKind::Claim, StepKind::Promote, StepKind::Publish,
                   StepKind::Traffic}));
  // Nobody reaches this database through the accelerator, but the application is not whole without it.
  const auto aside = Application(kDatabase);
  EXPECT_EQ(CriticalPath(FailoverOf(aside), Pace::Typical).stages.back().step, StepKind::Publish);
  EXPECT_EQ(KindsOf(CriticalPath(FailoverOf(Application("")), Pace::Typical)),
            (Kinds{StepKind::Detect, StepKind::Decide, StepKind::Claim, StepKind::Scale, StepKind::Boot,
                   StepKind::Healthy, StepKind::Traffic}));
}

TEST(CriticalPath, IsTheSumOfItsStages) {
  for (const Pace pace : {Pace::Least, Pace::Typical, Pace::Slow}) {
    const Path path = CriticalPath(FailoverOf(Application("database: app", kDatabase)), pace);
    Duration total{0};
    for (const Path::Stage& stage : path.stages) {
      total += stage.takes;
    }
    EXPECT_EQ(total, path.total);
  }
}

// Other programs read them out of lock manifests, also out of older ones.
TEST(NameOf, StaysWhatItIs) {
  const std::vector<std::string_view> expected = {"detect",  "decide",  "approve", "claim",
                                                  "fence",   "promote", "scale",   "boot",
                                                  "healthy", "publish", "traffic"};
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(StepKind::Traffic); ++i) {
    names.push_back(NameOf(static_cast<StepKind>(i)));
  }
  EXPECT_EQ(names, expected);
}

}  // namespace
}  // namespace lifeboat::recovery
