#include "recovery/timings.h"

#include <array>
#include <chrono>

#include "lifeboat/support/check.h"

namespace lifeboat::recovery {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Spread Seconds(int least, int typical, int slow) {
  return {seconds(least), seconds(typical), seconds(slow)};
}

constexpr std::string_view kTick = "formula: the controller looks once a minute";

constexpr auto kTimings = std::to_array<Timing>({
    {StepKind::Detect,
     {"alarm evaluation, period of a minute", Seconds(0, 30, 60), "documented: evaluated every minute"}},
    {StepKind::Detect,
     {"composite alarm follows its children", Seconds(1, 5, 60),
      "estimate; AWS recommends a suppressor wait of 60 s"}},
    {StepKind::Decide, {"the next tick sees the alarm", Seconds(0, 30, 60), kTick}},
    {StepKind::Decide, {"a function starts", Seconds(0, 1, 3), "estimate"}},
    {StepKind::Approve, {"a person answers", {minutes(2), minutes(10), minutes(45)}, "estimate"}},
    {StepKind::Claim, {"a look at everything", Seconds(1, 2, 10), "estimate: up to twenty calls"}},
    {StepKind::Fence, {"accelerator takes a weight", Seconds(1, 1, 5), "estimate"}},
    {StepKind::Promote,
     {"PromoteReadReplica with its reboot", Seconds(120, 300, 900),
      "documented: several minutes or longer; numbers are an estimate"}},
    {StepKind::Promote, {"the next tick sees the databases", Seconds(0, 30, 60), kTick}},
    {StepKind::Scale, {"group asks for an instance", Seconds(2, 15, 60), "estimate"}},
    {StepKind::Boot, {"boot until there is a network", Seconds(10, 25, 60), "estimate"}},
    {StepKind::Boot, {"first boot of a copied image in its region", Seconds(0, 20, 120), "estimate"}},
    {StepKind::Boot, {"application starts from the image", Seconds(5, 20, 90), "estimate"}},
    {StepKind::Healthy, {"the next tick sees the targets", Seconds(0, 30, 60), kTick}},
    {StepKind::Publish, {"parameters are written", Seconds(0, 1, 2), "estimate"}},
    {StepKind::Traffic, {"UpdateEndpointGroup takes effect", Seconds(5, 30, 60), "estimate"}},
});

constexpr Part kReplica{"asynchronous replication of a database to another region", Seconds(1, 2, 60),
                        "estimate, under load; without load it is within a second"};
constexpr Part kObjects{"replication of objects to another region", Seconds(1, 60, 900),
                        "documented: most within seconds, nearly all within 15 minutes"};

}  // namespace

std::span<const Timing> Timings() { return kTimings; }

const Part& LagOf(Copy copy) {
  switch (copy) {
    case Copy::Replica:
      return kReplica;
    case Copy::Objects:
      return kObjects;
  }
  Unreachable("copy");
}

std::vector<Part> PartsOf(StepKind step) {
  std::vector<Part> parts;
  for (const Timing& timing : kTimings) {
    if (timing.step == step) {
      parts.push_back(timing.part);
    }
  }
  return parts;
}

}  // namespace lifeboat::recovery
