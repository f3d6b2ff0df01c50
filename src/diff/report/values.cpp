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

bool IsQuoted(std::string_view value) {
  return value.size() >= 2 && value.starts_with('"') && value.ends_with('"');
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

bool IsToldByFiles(const AttributeChange& attribute, const Change& change) {
  return attribute.known && !attribute.before && !attribute.after && attribute.why.empty() &&
         !change.files.empty();
}

bool IsOwnName(const AttributeChange& attribute) {
  if (!attribute.known || attribute.before.has_value() == attribute.after.has_value()) {
    return false;
  }
  const std::string& value = attribute.before ? *attribute.before : *attribute.after;
  const std::string_view bare =
      IsQuoted(value) ? std::string_view(value).substr(1, value.size() - 2) : std::string_view(value);
  return !bare.empty() && attribute.path.ends_with("[" + std::string(bare) + "]");
}

std::string PathText(const AttributeChange& attribute) {
  if (!IsOwnName(attribute)) {
    return diag::VisibleText(attribute.path);
  }
  const std::string& value = attribute.before ? *attribute.before : *attribute.after;
  const std::size_t element = value.size() + (IsQuoted(value) ? 0 : 2);
  return diag::VisibleText(std::string_view(attribute.path).substr(0, attribute.path.size() - element));
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

std::string CutMiddle(std::string_view text, std::size_t width) {
  const std::size_t columns = WidthOf(text);
  if (columns <= width || width < 3) {
    return Cut(text, width);
  }
  const std::size_t head = width / 3;
  std::size_t tail = 0;
  for (std::size_t skipped = 0; skipped < columns - (width - 1 - head); ++skipped) {
    tail += source::DecodeAt(text, tail).bytes;
  }
  return Cut(text, head + 1) + std::string(text.substr(tail));
}

std::string Transition(const AttributeChange& attribute, std::size_t width) {
  std::string before = BeforeText(attribute);
  std::string after = AfterText(attribute);
  if (IsOwnName(attribute)) {
    return CutMiddle(attribute.before ? "- " + before : "+ " + after, std::max(width, 2 * kLeast));
  }
  if (!attribute.before && !attribute.after) {
    return attribute.known ? "changed" : after;
  }
  if (!attribute.known) {
    const std::size_t rest = WidthOf(after) + kArrow.size();
    return Cut(before, width > rest + kLeast ? width - rest : kLeast) + std::string(kArrow) + after;
  }
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
