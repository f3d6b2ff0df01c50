#pragma once

#include <optional>
#include <string>

#include "lifeboat/driver/pipeline.h"

#include "cli/report.h"

namespace lifeboat::cli {

/// One blueprint, run through the phases up to `last`; what the commands that only look at it share.
struct Loaded {
  source::SourceMap sources;
  driver::Results results;
  ExitCode code = ExitCode::Fine;  ///< not Fine: already reported, and the result of `last` may be missing
};
[[nodiscard]] Loaded Load(const std::string& path, driver::Phase last, const Context& context);

}  // namespace lifeboat::cli
