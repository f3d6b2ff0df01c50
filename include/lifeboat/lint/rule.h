#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/kind.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/graph/graph.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::lint {

/// What a finding puts at risk; the hundreds of a rule's code say the same, from LB3xx on.
enum class Category : std::uint8_t { Recovery, Availability, Security, Correctness, Cost, Operations };

/// `recovery`, `availability`, …
[[nodiscard]] std::string_view Name(Category category);
[[nodiscard]] Category CategoryOf(diag::Kind kind);

/// What rules look at: one blueprint that has no errors.
struct Subject {
  const blueprint::Blueprint& blueprint;
  const yaml::Node& document;        ///< what is written, for fixes
  const source::SourceFile& source;  ///< the file of `document`
  const graph::Graph* graph;         ///< what it becomes; nullptr when errors kept it from becoming anything
  std::chrono::sys_days today;       ///< for dates of support; given, so that a run can be repeated
};

/// What a rule can do about its own findings; the kind of fix is that of each finding.
enum class Fixes : std::uint8_t { None, Safe, Unsafe };

/// A hazard that a blueprint can express. Its code, name and severity are its kind's; the name reads after
/// "allow …". Rules report, they never change anything; what they report has a place in the file.
struct Rule {
  diag::Kind kind;
  Fixes fixes = Fixes::None;
  bool may_be_allowed = true;
  /// Markdown in fixed sections, in this order: `## What it does`, `## Why`, `## Example` and `## Instead`
  /// with one YAML block each, and `## Fix` where there is one. The example is a part of a blueprint that
  /// gives this finding and no other, the other block gives none: both are run.
  std::string_view explanation;
  void (*check)(const Subject& subject, diag::Sink& sink);
};

/// Every rule, by code.
[[nodiscard]] std::span<const Rule* const> AllRules();

/// The rule of a kind, a code or a name; nullptr for none.
[[nodiscard]] const Rule* FindRule(diag::Kind kind);
[[nodiscard]] const Rule* FindRule(std::string_view code_or_name);

}  // namespace lifeboat::lint
