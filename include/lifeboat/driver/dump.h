#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lifeboat/driver/pipeline.h"

namespace lifeboat::driver {

/// In the order of Phase.
inline constexpr std::array<std::string_view, 4> kPhaseNames = {"yaml", "blueprint", "graph", "emit"};

[[nodiscard]] std::string_view NameOf(Phase phase);
/// `name` is one of kPhaseNames.
[[nodiscard]] Phase PhaseOf(std::string_view name);

/// What a phase made, as text. It must have run without errors.
[[nodiscard]] std::string Dump(const Results& results, Phase phase, const source::SourceMap& sources);

}  // namespace lifeboat::driver
