#include "yaml/text_check.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lifeboat/source/utf8.h"

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

constexpr Def<std::size_t, std::size_t> kTooLarge{
    Kind::TooLarge, "the file has {} bytes, the most that a blueprint may have is {}"};
constexpr Def<unsigned> kNotUtf8{Kind::InvalidUtf8, "byte 0x{:02X} is not UTF-8"};
constexpr Def<unsigned> kControl{Kind::YamlSyntax, "the file holds the control character U+{:04X}"};
constexpr Def<> kLoneCarriageReturn{Kind::YamlSyntax, "a carriage return without a line feed"};

source::Span SpanAt(source::FileId id, std::size_t offset, std::size_t size) {
  return {id, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + size)};
}

/// Where the first character is that YAML does not allow, or a carriage return that ends no line. The text is
/// UTF-8.
std::optional<std::size_t> FindControl(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // The common case first: this loop reads every byte of the file.
    if (c >= 0x20 && c < 0x7F) continue;
    if (c == '\n' || c == '\t') continue;
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c < 0x20 || c == 0x7F) return i;
    // U+0080 to U+009F are controls too, but for NEL.
    const bool c1 = c == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1 && static_cast<unsigned char>(text[i + 1]) != 0x85) return i;
  }
  return std::nullopt;
}

void ReportNotUtf8(const source::SourceFile& file, source::FileId id, std::size_t offset, diag::Sink& sink) {
  const std::string_view text = file.text();
  const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[offset]));
  auto report = Build(sink, kNotUtf8, SpanAt(id, offset, 1), byte);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    report.Note("the file begins like UTF-16");
  }
  report.Help("save the file as UTF-8");
  std::move(report).Report();
}

void ReportControl(const source::SourceFile& file, source::FileId id, std::size_t offset, diag::Sink& sink) {
  const source::CodePoint found = source::DecodeAt(file.text(), offset);
  const source::Span span = SpanAt(id, offset, found.bytes);
  if (found.value == '\r') {
    Build(sink, kLoneCarriageReturn, span).Help("save the file with LF or CRLF line ends").Report();
    return;
  }
  Build(sink, kControl, span, static_cast<unsigned>(found.value))
      .Help("remove it, or write it as an escape in double quotes")
      .Report();
}

}  // namespace

bool CheckText(const source::SourceFile& file, source::FileId id, std::size_t most_bytes, diag::Sink& sink) {
  const std::string_view text = file.text();
  if (text.size() > most_bytes) {
    Build(sink, kTooLarge, SpanAt(id, 0, 0), text.size(), most_bytes).Report();
    return false;
  }
  if (const auto offset = source::FindInvalidUtf8(text)) {
    ReportNotUtf8(file, id, *offset, sink);
    return false;
  }
  if (const auto offset = FindControl(text)) {
    ReportControl(file, id, *offset, sink);
    return false;
  }
  return true;
}

}  // namespace lifeboat::yaml
