#pragma once

#include <string>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

/// `docs/lint/README.md`: every rule in a line, by category.
[[nodiscard]] std::string IndexPage();

/// `docs/lint/<name>.md`: what `lifeboat explain` says of a rule.
[[nodiscard]] std::string RulePage(const Rule& rule);

}  // namespace lifeboat::lint
