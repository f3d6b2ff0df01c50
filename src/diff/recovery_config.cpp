// What the controller is told of the application, and whether there is room for what it will ask for.
#include <functional>

#include <fmt/format.h>

#include "diff/judging.h"
#include "diff/worse.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Member;
using terraform::Value;

using Pair = std::function<void(std::string_view key, const Value* before, const Value* after)>;

/// Both values behind a path; of `*`, those of every key that both sides have.
void EachAt(const Value& before, const Value& after, std::string_view path, const Pair& visit) {
  const std::size_t star = path.find(".*.");
  if (star == std::string_view::npos) {
    visit({}, At(before, path), At(after, path));
    return;
  }
  const Value* olds = At(before, path.substr(0, star));
  const Value* news = At(after, path.substr(0, star));
  const std::string_view rest = path.substr(star + 3);
  if (olds == nullptr || news == nullptr) {
    return;
  }
  for (const Member& member : olds->Members()) {
    if (const Value* other = news->Find(member.key)) {
      visit(member.key, At(member.value, rest), At(*other, rest));
    }
  }
}

std::string Text(std::string_view path, const Value* value) {
  const auto number = NumberOf(value);
  return number && path.ends_with("_seconds") ? DurationText(static_cast<std::int64_t>(*number))
                                              : Plain(value);
}

void JudgeRows(Judging& judging, Change& controller) {
  for (const Harm& harm : Harms()) {
    if (harm.type != kController || harm.when == When::Judged) {
      continue;
    }
    EachAt(judging.OldConfig(), judging.NewConfig(), harm.path,
           [&](std::string_view key, const Value* before, const Value* after) {
             if (IsWorse(harm, before, after)) {
               AddHarm(controller, harm,
                       {Text(harm.path, before), Text(harm.path, after), fmt::format("`{}`", key)});
             }
           });
  }
}

void JudgeForgotten(Judging& judging, Change& controller) {
  for (const std::string_view section : {"services", "databases", "buckets"}) {
    const Value* olds = judging.OldConfig().Find(section);
    const Value* news = judging.NewConfig().Find(section);
    if (olds == nullptr || news == nullptr) {
      continue;
    }
    for (const Member& member : olds->Members()) {
      const std::string owner = fmt::format("{}.{}", section, member.key);
      if (news->Find(member.key) == nullptr && judging.roles.stays(owner)) {
        AddHarm(controller, harm::kForgotten, {{}, {}, fmt::format("`{}`", owner)});
      }
    }
  }
}

void JudgeCeiling(Judging& judging, Change& change) {
  const Block* before = judging.Before(change);
  const Block* after = judging.After(change);
  constexpr std::string_view kServices = "services.";
  if (before == nullptr || after == nullptr || after->provider != "dr" ||
      !after->field().starts_with(kServices)) {
    return;
  }
  const Value* services = judging.NewConfig().Find("services");
  const Value* service =
      services == nullptr ? nullptr : services->Find(after->field().substr(kServices.size()));
  const auto needed = NumberOf(service == nullptr ? nullptr : At(*service, "dr.min"));
  const auto now = NumberOf(At(after->body, "max_size"));
  const auto then = NumberOf(At(before->body, "max_size"));
  if (needed && now && then && *now < *needed && *now < *then) {
    AddHarm(change, harm::kLowCeiling, {fmt::format("{}", *needed), fmt::format("{}", *now), {}});
  }
}

}  // namespace

void JudgeConfig(Judging& judging) {
  for (auto& [address, change] : judging.changes) {
    const Block* after = judging.After(change);
    if (change.type == "aws_lambda_function" && after != nullptr && after->name == "failover_handler") {
      JudgeRows(judging, change);
      JudgeForgotten(judging, change);
    } else if (change.type == "aws_autoscaling_group") {
      JudgeCeiling(judging, change);
    }
  }
}

}  // namespace lifeboat::diff
