#include <string_view>

#include <fmt/format.h>

#include "lifeboat/yaml/parse.h"

namespace lifeboat::yaml {
namespace {

/// Text in quotes, on one line whatever it holds.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string_view NameOf(ScalarStyle style) {
  switch (style) {
    case ScalarStyle::Plain:
      return "plain";
    case ScalarStyle::SingleQuoted:
      return "single";
    case ScalarStyle::DoubleQuoted:
      return "double";
    case ScalarStyle::Block:
      return "block";
  }
  return "";
}

class Dumper {
 public:
  explicit Dumper(const source::SourceFile& file) : file_(file) {}

  void Dump(const Node& node, std::size_t indent) {
    switch (node.kind) {
      case NodeKind::Null:
        AddLine(fmt::format("null {}", Place(node)));
        break;
      case NodeKind::Scalar:
        AddLine(fmt::format("{} {} {}", NameOf(node.style), Place(node), Quoted(node.scalar)));
        break;
      case NodeKind::Sequence:
        AddLine(fmt::format("list {}", Place(node)));
        for (const Node& item : node.items) {
          out_.append(indent, ' ');
          out_ += "- ";
          Dump(item, indent + 2);
        }
        break;
      case NodeKind::Map:
        AddLine(fmt::format("map {}", Place(node)));
        for (const Entry& entry : node.entries) {
          out_.append(indent, ' ');
          out_ += fmt::format("{} {}: ", Quoted(entry.key), Range(entry.key_span));
          Dump(entry.value, indent + 2);
        }
        break;
    }
  }

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  void AddLine(const std::string& line) {
    out_ += line;
    out_ += '\n';
  }

  [[nodiscard]] std::string Range(const source::Span& span) const {
    const source::LineColumn begin = file_.Place(span.begin);
    const source::LineColumn end = file_.Place(span.end);
    if (begin.line == end.line) return fmt::format("{}:{}-{}", begin.line, begin.column, end.column);
    return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
  }

  [[nodiscard]] std::string Place(const Node& node) const {
    std::string place = Range(node.span);
    if (node.use != node.span) place += " by " + Range(node.use);
    return place;
  }

  const source::SourceFile& file_;
  std::string out_;
};

}  // namespace

std::string Dump(const Node& node, const source::SourceFile& file) {
  Dumper dumper(file);
  dumper.Dump(node, 0);
  return dumper.Take();
}

}  // namespace lifeboat::yaml
