#include "diff/report/recovery_lines.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "lifeboat/support/duration_text.h"

namespace lifeboat::diff {

namespace {

using Figure = RecoveryChange::Figure;
using Seconds = std::optional<std::int64_t>;

std::string TimeText(const Seconds& seconds, std::string_view none) {
  return seconds ? ExactDuration(std::chrono::seconds(*seconds)) : std::string(none);
}

/// "5m → 9m", or "5m" of what stays.
std::string FigureText(const Figure& figure, std::string_view none) {
  const std::string after = TimeText(figure.after, none);
  return figure.Changes() ? fmt::format("{} → {}", TimeText(figure.before, none), after) : after;
}

/// No figure is more than any.
bool Grows(const Figure& figure) {
  constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();
  return figure.after.value_or(kNoBound) > figure.before.value_or(kNoBound);
}

std::string ObjectiveText(const Figure& objective, const Seconds& reached) {
  const bool missed = objective.after && reached && *reached > *objective.after;
  return FigureText(objective, "none") + (missed ? ", missed" : "");
}

std::string StepsText(const RecoveryChange& change) {
  std::vector<std::string> critical;
  std::vector<std::string> others;
  for (const RecoveryChange::Step& step : change.steps) {
    const std::string& name = step.phrase.empty() ? step.name : step.phrase;
    const std::string text = step.typical.Changes()
                                 ? fmt::format("{} {}", name, FigureText(step.typical, "none"))
                                 : fmt::format("{} when slow {}", name, FigureText(step.slow, "none"));
    (step.critical ? critical : others).push_back(text);
  }
  return fmt::format("{}", fmt::join(critical.empty() ? others : critical, ", "));
}

RecoveryLine RtoLine(const RecoveryChange& change) {
  RecoveryLine line{.name = "RTO",
                    .before = TimeText(change.rto_typical.before, "unknown"),
                    .after = TimeText(change.rto_typical.after, "unknown"),
                    .steps = StepsText(change),
                    .objective = ObjectiveText(change.rto_objective, change.rto_typical.after),
                    .worse = Grows(change.rto_typical) || Grows(change.rto_slow)};
  if (change.rto_slow.Changes()) {
    const std::string slow = "slow case " + FigureText(change.rto_slow, "unknown");
    line.steps += (line.steps.empty() ? "" : ", ") + slow;
  }
  return line;
}

RecoveryLine StoreLine(const RecoveryChange::Store& store, const Figure& objective) {
  RecoveryLine line{.name = "RPO of " + store.field,
                    .before = TimeText(store.lag.before, "not copied"),
                    .after = TimeText(store.lag.after, "not copied"),
                    .steps = {},
                    .objective = ObjectiveText(objective, store.lag.after),
                    .worse = Grows(store.lag) || Grows(store.bound)};
  if (store.bound.Changes()) {
    line.steps = "at most " + FigureText(store.bound, "unbounded");
  }
  return line;
}

}  // namespace

std::vector<RecoveryLine> LinesOf(const RecoveryChange& change) {
  std::vector<RecoveryLine> lines;
  if (change.rto_typical.Changes() || change.rto_slow.Changes() || change.rto_objective.Changes() ||
      !change.steps.empty()) {
    lines.push_back(RtoLine(change));
  }
  for (const RecoveryChange::Store& store : change.stores) {
    lines.push_back(StoreLine(store, change.rpo_objective));
  }
  if (change.stores.empty() && change.rpo_objective.Changes()) {
    lines.push_back({.name = "RPO",
                     .before = {},
                     .after = {},
                     .steps = {},
                     .objective = FigureText(change.rpo_objective, "none"),
                     .worse = false});
  }
  return lines;
}

std::string TextOf(const RecoveryLine& line) {
  std::string text = line.name;
  if (!line.after.empty()) {
    text += " " + (line.before == line.after ? line.after : line.before + " → " + line.after);
  }
  if (!line.steps.empty()) {
    text += " (" + line.steps + ")";
  }
  return text + (line.after.empty() ? " objective " : ", objective ") + line.objective;
}

}  // namespace lifeboat::diff
