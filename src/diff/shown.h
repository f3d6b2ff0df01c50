#pragma once

#include <string>
#include <string_view>

#include "lifeboat/terraform/resolver.h"
#include "lifeboat/terraform/value.h"

namespace lifeboat::diff {

/// A value for people: JSON in one line, a template as it reads without modules.
[[nodiscard]] std::string Shown(terraform::Resolver& resolver, std::string_view module,
                                const terraform::Value& value);

/// The same for a value in which every text is itself.
[[nodiscard]] std::string ShownLiteral(const terraform::Value& value);

}  // namespace lifeboat::diff
