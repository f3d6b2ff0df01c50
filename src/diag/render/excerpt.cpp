#include "diag/render/excerpt.h"

#include <algorithm>
#include <string_view>

#include "lifeboat/diag/visible.h"
#include "lifeboat/source/utf8.h"

namespace lifeboat::diag {
namespace {

/// Code points of a line that are shown at most, and how many of them stand before the focus.
constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kBeforeFocus = 40;
constexpr std::string_view kCut = "...";
constexpr std::string_view kTab = "    ";

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// `count` code points before `position`; counts by lead bytes, so that a long line is not read from its
/// start.
std::size_t StepBack(std::string_view text, std::size_t position, std::size_t count) {
  for (; count > 0 && position > 0; --count) {
    --position;
    for (int i = 0; i < 3 && position > 0 && IsContinuation(text[position]); ++i) --position;
  }
  return position;
}

std::size_t StepForward(std::string_view text, std::size_t position, std::size_t count) {
  for (; count > 0 && position < text.size(); --count) position += source::DecodeAt(text, position).bytes;
  return position;
}

}  // namespace

Excerpt::Excerpt(const source::SourceFile& file, std::uint32_t line, std::uint32_t focus) {
  const std::string_view content = file.Line(line);
  const std::uint32_t start = file.LineStart(line);
  const std::size_t focused = focus <= start ? 0 : std::min<std::size_t>(focus - start, content.size());

  std::size_t begin = 0;
  std::size_t end = StepForward(content, 0, kLongestLine);
  if (end < content.size() && focused > StepForward(content, 0, kLongestLine - kBeforeFocus)) {
    begin = StepBack(content, focused, kBeforeFocus);
    end = StepForward(content, begin, kLongestLine);
  }

  std::size_t column = 0;
  if (begin > 0) {
    text_ = kCut;
    column = kCut.size();
  }
  for (std::size_t i = begin; i < end;) {
    const source::CodePoint code_point = source::DecodeAt(content, i);
    pieces_.push_back({start + static_cast<std::uint32_t>(i), column});
    const std::string shown = code_point.value == '\t'
                                  ? std::string(kTab)
                                  : Visible(code_point, content.substr(i, code_point.bytes));
    text_ += shown;
    column += source::CountCodePoints(shown);
    i += code_point.bytes;
  }
  pieces_.push_back({start + static_cast<std::uint32_t>(end), column});
  if (end < content.size()) text_ += kCut;
}

std::size_t Excerpt::ColumnOf(std::uint32_t offset) const {
  // The piece that holds the offset is the last one that begins at or before it.
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](std::uint32_t o, const Piece& piece) { return o < piece.offset; });
  return after == pieces_.begin() ? pieces_.front().column : std::prev(after)->column;
}

Columns Excerpt::Under(const source::Span& span) const {
  const std::size_t begin = ColumnOf(span.begin);
  // An end inside a code point takes all of it.
  const auto last = std::lower_bound(pieces_.begin(), pieces_.end(), span.end,
                                     [](const Piece& piece, std::uint32_t o) { return piece.offset < o; });
  const std::size_t end = last == pieces_.end() ? pieces_.back().column : last->column;
  return {begin, std::max(end, begin + 1)};
}

}  // namespace lifeboat::diag
