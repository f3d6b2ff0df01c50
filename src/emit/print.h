#pragma once

#include <string>

#include "emit/block.h"

namespace lifeboat::emit {

/// Two spaces, keys sorted, final newline: what every `.tf.json` looks like.
[[nodiscard]] std::string Print(const Json& document);

}  // namespace lifeboat::emit
