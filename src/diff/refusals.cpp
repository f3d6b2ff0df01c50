#include "diff/refusals.h"

#include <string>

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Value;

bool IsTrue(const Value* value) { return value != nullptr && value->AsBool(); }

/// A block that is gone takes its `prevent_destroy` with it.
bool PreventsDestroy(const Change& change, const Scene& scene) {
  const Block* after = scene.after.configuration().Find(change.address);
  return after != nullptr && IsTrue(after->body.Find("lifecycle", "prevent_destroy"));
}

bool IsProtected(const Change& change, const Scene& scene) {
  const Block* before = scene.before.configuration().Find(change.former.value_or(change.address));
  return before != nullptr && IsTrue(before->body.Find("deletion_protection"));
}

}  // namespace

void NoteRefusals(const Scene& scene, ChangeMap& changes) {
  for (auto& [address, change] : changes) {
    if (change.action == Action::Replace && PreventsDestroy(change, scene)) {
      change.notes.push_back(
          {Note::Kind::Refusal,
           "`prevent_destroy` stops the plan: nothing at all is changed until this is undone"});
    } else if ((change.action == Action::Replace || change.action == Action::Destroy) &&
               IsProtected(change, scene)) {
      change.notes.push_back(
          {Note::Kind::Refusal,
           "`deletion_protection` stops the apply half-way: AWS does not delete this one"});
    }
  }
}

}  // namespace lifeboat::diff
