#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/lint/finding.h"

namespace lifeboat::lint {

/// What tells a finding from others, for as long as it is the same finding: SHA-256 of the rule, the name of
/// the file without its folder, the path in the blueprint and the message. It stays when lines move.
[[nodiscard]] std::string FingerprintOf(const Finding& finding, std::string_view file);

/// The same for all findings of one file: those that nothing tells apart are numbered, in their order.
[[nodiscard]] std::vector<std::string> FingerprintsOf(const std::vector<const Finding*>& findings,
                                                      std::string_view file);

}  // namespace lifeboat::lint
