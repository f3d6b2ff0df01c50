#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

/// The fix that gives the field at `path` (`databases.orders.multi_az`) another value, wherever that is
/// written or should be. `value` is YAML. Nullopt where the text does not allow it.
[[nodiscard]] std::optional<diag::Fix> SetField(
    const Subject& subject, std::string_view path, const std::string& value,
    diag::Applicability applicability = diag::Applicability::Safe);

}  // namespace lifeboat::lint
