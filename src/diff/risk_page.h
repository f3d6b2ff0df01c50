#pragma once

#include <string>

namespace lifeboat::diff {

/// docs/diff/risks.md: the tables of risk_table.h for readers.
[[nodiscard]] std::string RiskPage();

}  // namespace lifeboat::diff
