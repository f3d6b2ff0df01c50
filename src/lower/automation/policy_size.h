#pragma once

#include <cstddef>

#include "lifeboat/graph/graph.h"

namespace lifeboat::lower {

/// All inline policies of a role together.
inline constexpr std::size_t kInlinePolicyCharacters = 10'240;
/// A customer managed policy, and how many of them IAM attaches to a role unless asked for more.
inline constexpr std::size_t kManagedPolicyCharacters = 6'144;
inline constexpr std::size_t kManagedPolicies = 10;

/// How long the policy is as IAM counts: JSON without white space. Values that only AWS knows count as the
/// longest that they can be.
[[nodiscard]] std::size_t PolicyCharacters(const graph::Graph& graph, const graph::PolicyDocument& policy);

/// What one statement adds to that.
[[nodiscard]] std::size_t StatementCharacters(const graph::Graph& graph, const graph::Statement& statement);

/// What one resource adds to that.
[[nodiscard]] std::size_t ResourceCharacters(const graph::Graph& graph, const graph::Text& resource);

}  // namespace lifeboat::lower
