#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lifeboat/terraform/value.h"

namespace lifeboat::diff {

/// The member that tells the elements of both lists apart: each is an object that has it, and no two of one
/// list have it alike. Nullopt when there is none.
[[nodiscard]] std::optional<std::string_view> IdentityOf(std::span<const terraform::Value> a,
                                                         std::span<const terraform::Value> b);

/// Whether the order of a list means nothing: sets of the provider, and what JSON documents of AWS have
/// instead. `path` is the attribute's, without positions; within a JSON document, the names behind the
/// attribute count.
[[nodiscard]] bool IsSet(std::string_view type, std::string_view path);

}  // namespace lifeboat::diff
