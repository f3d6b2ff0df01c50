#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"

namespace lifeboat::yaml {

/// How far the reading had come when yaml-cpp gave up.
struct SyntaxPlace {
  std::size_t read = 0;                   ///< everything before this offset was understood
  std::vector<std::size_t> brackets;      ///< the open `[` and `{`, outermost first
  std::optional<std::size_t> last_quote;  ///< where the last value begins, when it is in quotes
};

/// Reports yaml-cpp's complaint `reason` at `offset` in words that name the cause as far as the text shows
/// it.
void ReportSyntaxError(const source::SourceFile& file, source::FileId id, std::string_view reason,
                       std::size_t offset, const SyntaxPlace& place, diag::Sink& sink);

}  // namespace lifeboat::yaml
