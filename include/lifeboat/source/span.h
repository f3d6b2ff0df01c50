#pragma once

#include <compare>
#include <cstdint>

namespace lifeboat::source {

/// Which of a run's files; an index into SourceMap.
using FileId = std::uint32_t;

/// Bytes [begin, end) of a file. Lines and columns exist only where a span is printed.
struct Span {
  FileId file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace lifeboat::source
