#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lifeboat/driver/pipeline.h"

namespace lifeboat::cli {

/// In the order of driver::Phase.
inline constexpr std::array<std::string_view, 4> kPhaseNames = {"yaml", "blueprint", "graph", "emit"};

[[nodiscard]] std::string_view NameOf(driver::Phase phase);
/// `name` is one of kPhaseNames.
[[nodiscard]] driver::Phase PhaseOf(std::string_view name);

/// What a phase made, as text. It must have run without errors.
[[nodiscard]] std::string Dump(const driver::Results& results, driver::Phase phase,
                               const source::SourceMap& sources);

}  // namespace lifeboat::cli
