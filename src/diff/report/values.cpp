#include "diff/report/values.h"

#include <algorithm>

#include "lifeboat/diag/visible.h"
#include "lifeboat/source/utf8.h"

namespace lifeboat::diff {

namespace {

constexpr std::string_view kArrow = " -> ";
constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kLeast = 16;    ///< columns that a value always gets
constexpr std::size_t kContext = 12;  ///< bytes in front of a difference that stay

std::string Shown(const std::optional<std::string>& value, bool sensitive) {
  if (!value) {
    return "(none)";
  }
  return sensitive ? "(sensitive)" : diag::VisibleText(*value);
}

/// Bytes that both begin with, whole characters.
std::size_t CommonPrefix(std::string_view a, std::string_view b) {
  const auto [end, other] = std::ranges::mismatch(a, b);
  auto size = static_cast<std::size_t>(end - a.begin());
  while (size > 0 && size < a.size() && (static_cast<unsigned char>(a[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  return size;
}

/// Where a tail begins that has about `kContext` bytes in front of the difference.
std::size_t TailOf(std::string_view text, std::size_t difference) {
  std::size_t start = difference > kContext ? difference - kContext : 0;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
    --start;
  }
  return start;
}

}  // namespace

std::string BeforeText(const AttributeChange& attribute) {
  return Shown(attribute.before, attribute.sensitive);
}

std::string AfterText(const AttributeChange& attribute) {
  return attribute.known ? Shown(attribute.after, attribute.sensitive) : "(known after apply)";
}

std::size_t WidthOf(std::string_view text) { return source::CountCodePoints(text); }

std::string Cut(std::string_view text, std::size_t width) {
  if (WidthOf(text) <= width) {
    return std::string(text);
  }
  std::size_t end = 0;
  for (std::size_t columns = 0; columns + 1 < width; ++columns) {
    end += source::DecodeAt(text, end).bytes;
  }
  return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

std::string Transition(const AttributeChange& attribute, std::size_t width) {
  std::string before = BeforeText(attribute);
  std::string after = AfterText(attribute);
  const std::size_t room = std::max(width, 2 * kLeast + kArrow.size()) - kArrow.size();
  if (WidthOf(before) + WidthOf(after) > room) {
    const std::size_t difference = CommonPrefix(before, after);
    const std::size_t start = TailOf(before, difference);
    if (start > kContext) {
      before = std::string(kEllipsis) + before.substr(start);
      after = std::string(kEllipsis) + after.substr(start);
    }
    // What the shorter one does not need, the longer one gets.
    const std::size_t half = room / 2;
    const std::size_t least = std::min(WidthOf(before), WidthOf(after));
    const std::size_t most = least < half ? room - least : half;
    before = Cut(before, most);
    after = Cut(after, most);
  }
  return before + std::string(kArrow) + after;
}

}  // namespace lifeboat::diff
