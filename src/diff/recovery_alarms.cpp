// Alarms: how fast one is raised, and which of them together start a failover.
#include <algorithm>
#include <bit>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "diff/alarm_rule.h"
#include "diff/judging.h"
#include "diff/worse.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Value;

/// The soonest that an alarm is raised, and the latest.
struct Window {
  std::int64_t soonest = 0;
  std::int64_t latest = 0;

  [[nodiscard]] std::string Text() const {
    return soonest == latest ? DurationText(latest)
                             : fmt::format("{} to {}", DurationText(soonest), DurationText(latest));
  }
};

std::optional<Window> WindowOf(const Block& block) {
  const auto period = NumberOf(At(block.body, "period"));
  const auto evaluations = NumberOf(At(block.body, "evaluation_periods"));
  if (!period || !evaluations) {
    return std::nullopt;
  }
  const double datapoints = NumberOf(At(block.body, "datapoints_to_alarm")).value_or(*evaluations);
  return Window{static_cast<std::int64_t>(*period * datapoints),
                static_cast<std::int64_t>(*period * *evaluations)};
}

void JudgeWindow(Change& change, const Block& before, const Block& after) {
  const auto old_window = WindowOf(before);
  const auto new_window = WindowOf(after);
  if (!old_window || !new_window) {
    return;
  }
  // Detection counts with the latest; of the same latest, a later soonest is worse.
  const bool slower = new_window->latest > old_window->latest ||
                      (new_window->latest == old_window->latest && new_window->soonest > old_window->soonest);
  if (slower) {
    AddHarm(change, harm::kSlowerAlarm, {old_window->Text(), new_window->Text(), {}});
  }
}

void JudgeThreshold(Change& change, const Block& before, const Block& after) {
  const auto old_value = NumberOf(At(before.body, "threshold"));
  const auto new_value = NumberOf(At(after.body, "threshold"));
  const std::string_view operation = after.body.TextAt("comparison_operator");
  if (!old_value || !new_value || before.body.TextAt("comparison_operator") != operation) {
    return;
  }
  if (operation.starts_with("Less") ? *new_value < *old_value : *new_value > *old_value) {
    AddHarm(change, harm::kHigherThreshold,
            {Plain(At(before.body, "threshold")), Plain(At(after.body, "threshold")), {}});
  }
}

std::string Joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text.append(i == 0 ? "" : i + 1 == names.size() ? " and " : ", ").append("`" + names[i] + "`");
  }
  return text;
}

std::vector<std::string> Chosen(const std::vector<std::string>& signals, std::size_t choice) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < signals.size(); ++i) {
    if ((choice >> i & 1U) != 0) {
      names.push_back(signals[i]);
    }
  }
  return names;
}

/// Which signals, together, start a failover: every choice of them is tried.
void JudgeAgreement(Change& change, const AlarmRule& before, const AlarmRule& after) {
  std::set<std::string, std::less<>> all = before.signals();
  all.insert(after.signals().begin(), after.signals().end());
  const std::vector<std::string> signals(all.begin(), all.end());
  constexpr std::size_t kMost = 12;
  if (signals.size() > kMost) {
    return;
  }
  std::optional<std::size_t> lost;
  std::optional<std::size_t> fewest_before;
  std::optional<std::size_t> fewest_after;
  const auto fewer = [](std::size_t choice, const std::optional<std::size_t>& than) {
    return !than || std::popcount(choice) < std::popcount(*than);
  };
  for (std::size_t choice = 0; choice < (std::size_t{1} << signals.size()); ++choice) {
    const std::vector<std::string> names = Chosen(signals, choice);
    const std::set<std::string, std::less<>> raised(names.begin(), names.end());
    const bool then = before.Holds(raised);
    const bool now = after.Holds(raised);
    if (then && fewer(choice, fewest_before)) {
      fewest_before = choice;
    }
    if (now && fewer(choice, fewest_after)) {
      fewest_after = choice;
    }
    // Of a signal that no longer counts that is said already.
    const bool counts = std::ranges::includes(after.signals(), raised);
    if (then && !now && counts && fewer(choice, lost)) {
      lost = choice;
    }
  }
  // A witness more is an improvement, though what was enough without it no longer is.
  const bool more_witnesses = !std::ranges::includes(before.signals(), after.signals());
  const bool asks_more =
      fewest_before && (!fewest_after || std::popcount(*fewest_after) > std::popcount(*fewest_before));
  if (lost && (!more_witnesses || asks_more)) {
    AddHarm(change, harm::kLostAgreement, {{}, {}, Joined(Chosen(signals, *lost))});
  }
  if (fewest_before && fewest_after && std::popcount(*fewest_after) < std::popcount(*fewest_before)) {
    AddHarm(change, harm::kFewerWitnesses, {{}, {}, Joined(Chosen(signals, *fewest_after))});
  }
}

/// Whether a signal that the rule no longer names was taken out of it: its alarm is gone, or tells people
/// now. Else others outvote it, as more of them do that are better. What went with a service is no loss.
bool IsTakenOut(const Judging& judging, std::string_view signal) {
  const auto sees = [&](const Block& block) {
    return block.type == harm::kAlarm && block.provider == "dr" && SignalOf(block.field()) == signal;
  };
  const auto stays = [&](const Block& block) { return sees(block) && !judging.roles.LeavesWithOwner(block); };
  const auto votes = [&](const Block& block) { return sees(block) && !TellsSomebody(block); };
  return std::ranges::any_of(judging.before.configuration().blocks(), stays) &&
         std::ranges::none_of(judging.after.configuration().blocks(), votes);
}

/// What guards there are, with the name of one of each: which service proves that the application was alive
/// is no matter.
std::map<std::string, std::string> Guards(const terraform::Configuration& configuration,
                                          const AlarmRule& rule) {
  std::map<std::string, std::string> guards;
  for (const std::string& address : rule.guards()) {
    if (const Block* alarm = configuration.Find(address)) {
      const std::string name(alarm->name);
      guards.emplace(name.starts_with("seen_alive") ? "seen_alive" : name, name);
    }
  }
  return guards;
}

void JudgeRule(Judging& judging, Change& change, const Block& before, const Block& after) {
  const auto old_rule = AlarmRule::Read(judging.before, before);
  const auto new_rule = AlarmRule::Read(judging.after, after);
  if (!old_rule || !new_rule) {
    return;
  }
  for (const std::string& signal : old_rule->signals()) {
    if (!new_rule->signals().contains(signal) && IsTakenOut(judging, signal)) {
      AddHarm(change, harm::kUncounted, {{}, {}, fmt::format("`{}`", signal)});
    }
  }
  JudgeAgreement(change, *old_rule, *new_rule);
  const auto still = Guards(judging.after.configuration(), *new_rule);
  for (const auto& [kind, name] : Guards(judging.before.configuration(), *old_rule)) {
    if (!still.contains(kind)) {
      AddHarm(change, harm::kLostGuard, {{}, {}, fmt::format("`{}`", name)});
    }
  }
}

}  // namespace

void JudgeAlarms(Judging& judging) {
  for (auto& [address, change] : judging.changes) {
    const Block* before = judging.Before(change);
    const Block* after = judging.After(change);
    if (before == nullptr || after == nullptr) {
      continue;
    }
    if (change.type == harm::kAlarm && judging.roles.Plays(*before, Part::Signal)) {
      JudgeWindow(change, *before, *after);
      JudgeThreshold(change, *before, *after);
    } else if (change.type == harm::kComposite && before->name == "region_lost") {
      JudgeRule(judging, change, *before, *after);
    }
  }
}

}  // namespace lifeboat::diff
