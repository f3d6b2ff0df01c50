#pragma once

#include <string>

#include "lower/context.h"
#include "lower/places.h"

namespace lifeboat::lower {

/// A role that a service of AWS takes on for this application.
struct ServiceRole {
  std::string terraform_name;
  std::string name;
  std::string description;
  graph::Ref<graph::PolicyDocument> trust;
  std::string policy_name;  ///< what the policy lets the role do
  graph::PolicyDocument policy;
};

/// Adds the role and its policy: inline when it fits, else divided over managed policies. Reports one that
/// IAM takes in neither way.
graph::Ref<graph::Role> AddServiceRole(Context& context, const Place& place, ServiceRole role);

/// Only for this account: such a service works for other accounts too.
[[nodiscard]] graph::PolicyDocument TrustOfThisAccount(const Context& context, std::string sid,
                                                       const std::string& service);

}  // namespace lifeboat::lower
