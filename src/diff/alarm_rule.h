#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "lifeboat/terraform/configuration.h"
#include "lifeboat/terraform/resolver.h"

namespace lifeboat::diff {

/// The rule of the alarm that says that a region is lost, as a formula of signals: what each signal is seen
/// by is raised as one, and alarms that belong to no signal allow everything.
class AlarmRule {
 public:
  using Names = std::set<std::string, std::less<>>;

  /// Nullopt for what is no rule.
  static std::optional<AlarmRule> Read(terraform::Resolver& resolver, const terraform::Block& composite);
  AlarmRule(AlarmRule&&) noexcept;
  ~AlarmRule();

  /// Whether it is in alarm when these signals are raised and no other.
  [[nodiscard]] bool Holds(const Names& raised) const;
  [[nodiscard]] const Names& signals() const { return signals_; }
  /// Addresses.
  [[nodiscard]] const Names& guards() const { return guards_; }

  struct Term;

 private:
  friend class AlarmRuleReader;
  AlarmRule();

  std::unique_ptr<Term> root_;
  Names signals_, guards_;
};

}  // namespace lifeboat::diff
