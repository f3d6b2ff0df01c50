#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/source/source_file.h"

namespace lifeboat::lint {

/// A place in a file, in bytes and in lines and columns; the end is behind the last character.
struct Extent {
  const source::SourceFile* file;
  std::uint32_t begin_offset;
  std::uint32_t end_offset;
  source::LineColumn begin;
  source::LineColumn end;
};

/// Where a span is, clamped to its file; nullopt when there is no such file.
[[nodiscard]] std::optional<Extent> ExtentOf(const source::Span& span, const source::SourceMap& sources);

/// The same of the first label.
[[nodiscard]] std::optional<Extent> ExtentOf(const diag::Diagnostic& diagnostic,
                                             const source::SourceMap& sources);

/// `path:line:column`, fit to be seen; empty for what has no place.
[[nodiscard]] std::string PlaceText(const diag::Diagnostic& diagnostic, const source::SourceMap& sources);

}  // namespace lifeboat::lint
