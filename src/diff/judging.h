#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lifeboat/terraform/resolver.h"
#include "lifeboat/terraform/value.h"

#include "diff/cascade.h"
#include "diff/harms.h"
#include "diff/roles.h"
#include "diff/scene.h"

namespace lifeboat::diff {

/// What fills the places of a sentence.
struct Words {
  std::string before;
  std::string after;
  std::string what;
};

/// Everything that a rule of recovery looks at and writes to.
class Judging {
 public:
  Judging(const Scene& scene, ChangeMap& changes, std::vector<Change>& settings);

  const Scene& scene;
  ChangeMap& changes;
  std::vector<Change>& settings;
  Roles roles;
  terraform::Resolver before;  ///< with the old addresses
  terraform::Resolver after;

  [[nodiscard]] const terraform::Block* Before(const Change& change) const;
  [[nodiscard]] const terraform::Block* After(const Change& change) const;
  /// What the controller is told; null when there is no controller, or nothing to read.
  [[nodiscard]] const terraform::Value& OldConfig() const { return old_config_; }
  [[nodiscard]] const terraform::Value& NewConfig() const { return new_config_; }

 private:
  terraform::Arena arena_;
  terraform::Value old_config_, new_config_;
};

/// Adds the note, unless the change has it.
void AddHarm(Change& change, const Harm& harm, const Words& words = {});

/// The rules that are more than a row of the table.
void JudgeAlarms(Judging& judging);
void JudgeLifecycles(Judging& judging);
void JudgeConfig(Judging& judging);
void JudgePermissions(Judging& judging);
void JudgeSettings(Judging& judging);

}  // namespace lifeboat::diff
