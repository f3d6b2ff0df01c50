#pragma once

#include <string>

#include "blueprint/table/field.h"

namespace lifeboat::blueprint {

/// `duration`, `one of: public, internal, none`, `list of networks`, `section`
[[nodiscard]] std::string TypeText(const FieldNode& field);
/// `5s to 5m`, `up to 24 characters`, `1 to 40 entries`; empty when there is nothing to say.
[[nodiscard]] std::string LimitsText(const FieldNode& field);
/// The default as YAML, a derived one in words (`derived: twice min`); empty without one.
[[nodiscard]] std::string DefaultText(const FieldNode& field);
/// The example as a YAML value on one line; empty for sections.
[[nodiscard]] std::string ExampleText(const FieldNode& field);
/// True when the choices are few enough to be spelled out one by one.
[[nodiscard]] bool HasListedChoices(const FieldNode& field);

}  // namespace lifeboat::blueprint
