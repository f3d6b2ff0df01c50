#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::blueprint {

/// One field of the language, from the table that also decodes it.
struct FieldInfo {
  std::string path;           ///< `services.<name>.health_check.interval`
  std::string type;           ///< `duration`, `one of: public, internal, none`, …
  std::string default_text;   ///< YAML, or `derived: twice min`; empty when required or optional without a default
  bool required = false;
  std::string summary;        ///< one sentence
  std::string details;        ///< may be empty
  std::string example;
  std::string limits;         ///< `5s to 5m`, empty when there are none
};

/// Every field, in the order of the reference page.
[[nodiscard]] std::vector<FieldInfo> AllFields();

/// The field that `path` names; names of services and the like may stand for `<name>`.
[[nodiscard]] std::optional<FieldInfo> FindField(std::string_view path);

/// JSON Schema (draft-07) of a blueprint, pretty-printed.
[[nodiscard]] std::string JsonSchema();

/// `docs/blueprint.md`.
[[nodiscard]] std::string ReferencePage();

/// The blueprint as YAML with every default written out, in the tables' order; reading it gives the same
/// Blueprint (spans and provenance aside). With `provenance` each line ends in a comment that says where its value is from.
[[nodiscard]] std::string Expand(const Blueprint& blueprint, bool provenance);

}  // namespace lifeboat::blueprint
