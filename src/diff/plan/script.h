#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diff/plan/entry.h"

namespace lifeboat::diff {

/// The text of what is base64 in a plan; nullopt for anything else, and for bytes that are no text.
[[nodiscard]] std::optional<std::string> TextOfBase64(std::string_view encoded);

/// Shows start scripts as the lines that differ, where a plan has them in base64.
void ShowScripts(Entry& entry);

}  // namespace lifeboat::diff
