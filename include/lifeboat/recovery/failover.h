#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::recovery {

using blueprint::Duration;

/// How long something takes.
struct Spread {
  Duration least{0};
  Duration typical{0};
  Duration slow{0};  ///< one time in twenty it takes longer
};

enum class Pace : std::uint8_t { Least, Typical, Slow };
[[nodiscard]] Duration At(const Spread& spread, Pace pace);

/// What the controller does, in the order of docs/failover.md.
enum class StepKind : std::uint8_t {
  Detect,   ///< from the loss until the alarm is raised
  Decide,   ///< until the controller sees the alarm
  Approve,  ///< until a person has answered
  Claim,    ///< looks at everything, then takes the active region
  Fence,
  Promote,
  Scale,    ///< until the groups have launched instances
  Boot,     ///< until the application runs on them
  Healthy,  ///< until the load balancers, and then the controller, see that
  Publish,
  Traffic
};

/// "promote": the name of a step in what other programs read. It never changes.
[[nodiscard]] std::string_view NameOf(StepKind step);

/// "promoting the replicas": what a step does, for a sentence.
[[nodiscard]] std::string_view Phrase(StepKind step);

/// One reason why a step takes its time.
struct Part {
  std::string_view what;
  Spread takes;
  std::string_view source;  ///< documented, a formula, or an estimate
};

struct Step {
  StepKind kind{};
  std::vector<Part> parts;  ///< one after the other
  std::vector<StepKind> after;

  [[nodiscard]] Duration Takes(Pace pace) const;
};

/// A failover as the controller does it: which steps there are and what each waits for. A step comes behind
/// those that it waits for.
struct Failover {
  std::vector<Step> steps;

  [[nodiscard]] const Step* Find(StepKind kind) const;
};

/// Whether people take their time with `mode: approve`, or their answer is left out.
enum class Answers : std::uint8_t { AsUsual, AtOnce };

/// The failover of a blueprint from the loss of its primary region until everything that it has works in the
/// DR region. Without a signal that may fail over, time counts from the moment that somebody notices.
[[nodiscard]] Failover FailoverOf(const blueprint::Blueprint& blueprint, Answers answers = Answers::AsUsual);

/// The chain of steps that decides how long it all takes.
struct Path {
  struct Stage {
    StepKind step{};
    Duration takes{0};
  };
  std::vector<Stage> stages;
  Duration total{0};

  /// The first of the longest stages. There is always a stage.
  [[nodiscard]] const Stage& Longest() const;
};

/// At `Slow` every step is slow at a time, which is rarer than one time in twenty.
[[nodiscard]] Path CriticalPath(const Failover& failover, Pace pace);

}  // namespace lifeboat::recovery
