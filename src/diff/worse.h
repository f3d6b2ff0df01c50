#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/terraform/value.h"

#include "diff/harms.h"

namespace lifeboat::diff {

/// The member of a body behind `path`; a block that is written as a list of one counts as the block.
/// Nullptr when it is not there.
[[nodiscard]] const terraform::Value* At(const terraform::Value& body, std::string_view path);

/// Whether going from one value to the other is what `harm` is about: every `When` of attributes. Nullptr:
/// not there.
[[nodiscard]] bool IsWorse(const Harm& harm, const terraform::Value* before, const terraform::Value* after);

/// A scalar without quotes; empty for anything else.
[[nodiscard]] std::string Plain(const terraform::Value* value);

/// Also of a text that is a number.
[[nodiscard]] std::optional<double> NumberOf(const terraform::Value* value);

/// `5m`, `1h 30m`.
[[nodiscard]] std::string DurationText(std::int64_t seconds);

/// How often a schedule of EventBridge runs in a year, about; nullopt for what is none.
[[nodiscard]] std::optional<double> RunsPerYear(std::string_view expression);

/// The place of an instance class or type in the order of sizes: db.t3.micro, m7g.2xlarge.
[[nodiscard]] std::optional<int> SizeOf(std::string_view instance);

}  // namespace lifeboat::diff
