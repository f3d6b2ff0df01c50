#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lower {

/// Memory of an instance class, in GiB: db.t4g.micro has 1, db.m6g.large 8, db.r6g.2xlarge 64. None for
/// families that follow no such rule.
[[nodiscard]] std::optional<std::int64_t> ClassMemoryGib(std::string_view instance_class);

/// From how many connections on a database of this class runs out of them; none when that cannot be told.
[[nodiscard]] std::optional<std::int64_t> ManyConnections(const blueprint::Database& database,
                                                          std::string_view instance_class);

/// Below how many bytes of free storage a database is in danger: a tenth, at least 4 GiB.
[[nodiscard]] std::int64_t LittleStorage(const blueprint::Database& database);

}  // namespace lifeboat::lower
