#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeboat::lint {

/// How large the size of an EC2 instance type or a database class is, whatever its family: each step from
/// `nano` over `large` to `xlarge` doubles, `2xlarge` is twice `xlarge`. Nullopt for `metal`, whose size is
/// that of its family.
[[nodiscard]] std::optional<std::int64_t> InstanceSize(std::string_view type);

/// `m6g` of `m6g.large` and of `db.m6g.large`.
[[nodiscard]] std::string_view InstanceFamily(std::string_view type);

}  // namespace lifeboat::lint
