#include "diff/recovery_rules.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "diff/judging.h"
#include "diff/new_change.h"
#include "diff/worse.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Value;

bool Concerns(const Harm& harm, const Change& change) {
  return harm.type == change.type && harm.when != When::Judged;
}

/// Whether something else takes the place of what is destroyed, under another address.
bool HasSuccessor(const Judging& judging, const Change& change) {
  return std::ranges::any_of(judging.changes, [&](const auto& entry) {
    const Change& other = entry.second;
    return other.action == Action::Create && other.type == change.type && other.module == change.module &&
           other.field == change.field;
  });
}

/// The action that a row is about, or an update. What Terraform forgets works on.
bool Happens(const Judging& judging, const Harm& harm, const Change& change) {
  switch (harm.when) {
    case When::Gone:
      return change.action == Action::Destroy && !HasSuccessor(judging, change);
    case When::Rebuilt:
      return change.action == Action::Replace ||
             (change.action == Action::Destroy && HasSuccessor(judging, change));
    default:
      return change.action == Action::Update || change.action == Action::Replace;
  }
}

/// For a sentence: a value that is another resource's has no words.
std::string Shown(const Value* value) {
  std::string text = Plain(value);
  return text.find("${") == std::string::npos ? text : std::string();
}

Words WordsFor(const Harm& harm, const Block& before, const Value* old_value, const Value* new_value) {
  Words words{Shown(old_value), Shown(new_value), {}};
  if (harm.part == Part::Watch) {
    words.what = before.body.TextAt("alarm_description");
  }
  return words;
}

/// Whether what it belongs to goes in the same way.
bool GoesWithMore(const Judging& judging, const Change& change) {
  return std::ranges::any_of(Belongings(), [&](const Belonging& belonging) {
    return belonging.type == change.type && std::ranges::any_of(judging.changes, [&](const auto& entry) {
             const Change& other = entry.second;
             return other.type == belonging.with && other.field == change.field &&
                    other.module == change.module && other.action == change.action;
           });
  });
}

/// Of two templates that read the same elsewhere the text says nothing.
bool SameText(Judging& judging, const Block& before, const Value* a, const Block& after, const Value* b) {
  return a != nullptr && b != nullptr && a->IsString() && b->IsString() &&
         judging.before.Resolve(before.module, a->AsString()).text ==
             judging.after.Resolve(after.module, b->AsString()).text;
}

void JudgeRow(Judging& judging, const Harm& harm, Change& change) {
  const Block* before = judging.Before(change);
  if (before == nullptr || (!harm.name.empty() && !Fits(harm.name, before->name)) ||
      !judging.roles.Plays(*before, harm.part) || !Happens(judging, harm, change)) {
    return;
  }
  if (harm.when == When::Gone || harm.when == When::Rebuilt) {
    if (!GoesWithMore(judging, change)) {
      AddHarm(change, harm, WordsFor(harm, *before, nullptr, nullptr));
    }
    return;
  }
  const Block* after = judging.After(change);
  if (after == nullptr || IsIgnored(*after, harm.path)) {
    return;
  }
  const Value* old_value = At(before->body, harm.path);
  const Value* new_value = At(after->body, harm.path);
  if (IsWorse(harm, old_value, new_value) && !SameText(judging, *before, old_value, *after, new_value)) {
    AddHarm(change, harm, WordsFor(harm, *before, old_value, new_value));
  }
}

/// A removal is one sentence, not one for each resource.
void NoteRemovals(Judging& judging) {
  std::map<std::string, Change*, std::less<>> worst;
  for (auto& [address, change] : judging.changes) {
    const std::string owner(OwnerOf(change.field));
    if (change.action != Action::Destroy || !judging.roles.removed().contains(owner)) {
      continue;
    }
    Change*& known = worst.try_emplace(owner, &change).first->second;
    if (change.risk > known->risk) {
      known = &change;
    }
  }
  for (const auto& [owner, change] : worst) {
    change->notes.push_back({Note::Kind::Loss, fmt::format("`{}` is removed, with all that it has", owner)});
  }
}

}  // namespace

void NoteHarm(const Scene& scene, ChangeMap& changes, std::vector<Change>& settings) {
  if (changes.empty() && settings.empty()) {
    return;
  }
  Judging judging(scene, changes, settings);
  for (auto& [address, change] : changes) {
    const Block* before = judging.Before(change);
    if (before == nullptr || judging.roles.LeavesWithOwner(*before)) {
      continue;
    }
    for (const Harm& harm : Harms()) {
      if (Concerns(harm, change)) {
        JudgeRow(judging, harm, change);
      }
    }
  }
  JudgeAlarms(judging);
  JudgeLifecycles(judging);
  JudgeConfig(judging);
  JudgePermissions(judging);
  JudgeSettings(judging);
  NoteRemovals(judging);
}

}  // namespace lifeboat::diff
