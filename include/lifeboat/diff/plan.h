#pragma once

#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "lifeboat/diff/diff.h"

namespace lifeboat::diff {

/// An attribute that something other than Terraform changes once it is there: a plan that changes it takes
/// that back.
struct OwnedAttribute {
  std::string_view type;          ///< aws_autoscaling_group
  std::string_view module = {};   ///< what the module's name begins with: `dr_`; empty: any
  std::string_view attribute;     ///< and what is below it
  std::string_view writer;        ///< who changes it: "failover controller"
  std::string_view beside = {};   ///< holds where the configuration sets this one as well; empty: everywhere
  std::string_view held_at = {};  ///< holds for this value alone, as JSON: `0`; empty: for any
};

/// What a plan does not say of itself.
struct PlanContext {
  /// What was planned, if it was named: blueprint lines and fields come from it.
  const Side* tree = nullptr;
  std::span<const OwnedAttribute> owned = {};
};

/// Reads what `terraform show -json` prints of a saved plan. What replaces what is Terraform's word here, not
/// the tables'; reasons, disruptions, losses and the traps that no plan shows are added. The error is a
/// sentence: no plan, a format of another age, a plan that Terraform could not finish.
[[nodiscard]] tl::expected<Changes, std::string> ReadPlan(std::string_view json, const PlanContext& context);

}  // namespace lifeboat::diff
