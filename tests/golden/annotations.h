#pragma once

#include <string>
#include <vector>

#include "case_file.h"

namespace lifeboat::golden {

/// Compares what the author announced in the input (`#~ LB101` on the line, `#~^ LB101` one line below it,
/// `#~@7 LB101` for line 7) with the diagnostics in the printed text. Each sentence names a line where they
/// differ.
[[nodiscard]] std::vector<std::string> CheckAnnotations(const Case& test, const std::string& printed);

}  // namespace lifeboat::golden
