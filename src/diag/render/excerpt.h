#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/source/source_file.h"

namespace lifeboat::diag {

/// Display columns [begin, end), from 0.
struct Columns {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One line of a file as it is printed: tabs are spaces, control characters escaped, and a very long line is
/// cut around the place of interest.
class Excerpt {
 public:
  /// `line` of `file`, cut so that `focus` (an offset in the file) can be seen.
  Excerpt(const source::SourceFile& file, std::uint32_t line, std::uint32_t focus);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where the part of `span` that lies on this line is printed; at least one column wide.
  [[nodiscard]] Columns Under(const source::Span& span) const;

 private:
  [[nodiscard]] std::size_t ColumnOf(std::uint32_t offset) const;

  struct Piece {
    std::uint32_t offset;  // in the file
    std::size_t column;
  };

  std::string text_;
  std::vector<Piece> pieces_;  // one for each code point shown, and one for the end
};

}  // namespace lifeboat::diag
