#pragma once

#include <optional>

#include <tl/expected.hpp>

#include "lifeboat/diff/gate.h"

#include "cli/command.h"

namespace lifeboat::cli {

/// What `--fail-on` says; nullopt when it is not there.
[[nodiscard]] tl::expected<std::optional<diff::Gate>, UsageError> FailOnOf(const Arguments& arguments);

}  // namespace lifeboat::cli
