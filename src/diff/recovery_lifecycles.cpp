// What keeps Terraform from undoing a failover: attributes that it leaves alone, the guard, and protection.
#include <set>

#include "diff/judging.h"
#include "diff/worse.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Value;

std::set<std::string_view> IgnoredBy(const Block& block) {
  std::set<std::string_view> names;
  if (const Value* ignored = At(block.body, "lifecycle.ignore_changes")) {
    for (const Value& item : ignored->Items()) {
      names.insert(item.AsString());
    }
  }
  return names;
}

/// Ignored only under some postures, and meant to be looked at again afterwards.
bool OnlyForATime(const Block& block, std::string_view attribute) {
  return (block.type == "aws_autoscaling_group" && block.provider == "primary" && attribute == "min_size") ||
         (block.type == "aws_db_instance" && attribute == "identifier");
}

void JudgeIgnored(Change& change, const Block& before, const Block& after) {
  const Value* all = At(after.body, "lifecycle.ignore_changes");
  if (all != nullptr && all->AsString() == "all") {
    return;
  }
  const std::set<std::string_view> still = IgnoredBy(after);
  for (const std::string_view attribute : IgnoredBy(before)) {
    if (!still.contains(attribute) && !OnlyForATime(after, attribute)) {
      AddHarm(change, harm::kNoLongerIgnored, {{}, {}, std::string(attribute)});
    }
  }
}

bool IsGuarded(const Block& block) {
  const Value* conditions = At(block.body, "lifecycle.postcondition");
  return conditions != nullptr && !conditions->IsNull() &&
         (!conditions->IsArray() || !conditions->Items().empty());
}

}  // namespace

void JudgeLifecycles(Judging& judging) {
  for (auto& [address, change] : judging.changes) {
    const Block* before = judging.Before(change);
    const Block* after = judging.After(change);
    if (before == nullptr || after == nullptr || before->body.Find("lifecycle") == nullptr) {
      continue;
    }
    JudgeIgnored(change, *before, *after);
    if (before->type == harm::kParameter && IsGuarded(*before) && !IsGuarded(*after)) {
      AddHarm(change, harm::kUnguarded);
    }
    if (Plain(At(before->body, "lifecycle.prevent_destroy")) == "true" &&
        Plain(At(after->body, "lifecycle.prevent_destroy")) != "true") {
      AddHarm(change, harm::kUnprotected);
    }
  }
}

}  // namespace lifeboat::diff
