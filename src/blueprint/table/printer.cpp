#include "blueprint/table/printer.h"

namespace lifeboat::blueprint {
namespace {

std::string_view Comment(source::Provenance provenance) {
  switch (provenance) {
    case source::Provenance::Written:
      return "  # written";
    case source::Provenance::Default:
      return "  # default";
    case source::Provenance::Derived:
      return "  # derived";
  }
  return "";
}

}  // namespace

void Printer::Indent() { out_.append(levels_.size() * 2, ' '); }

void Printer::Line(std::string_view key, std::string_view value, source::Provenance provenance) {
  Indent();
  out_ += YamlText(key);
  out_ += ": ";
  out_ += value;
  if (provenance_) {
    out_ += Comment(provenance);
  }
  out_ += '\n';
}

void Printer::Open(std::string_view key) {
  const std::size_t before = out_.size();
  Indent();
  out_ += YamlText(key);
  out_ += ":\n";
  levels_.push_back({before, out_.size()});
}

void Printer::Close(Empty empty) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (out_.size() != level.inside) {
    return;
  }
  if (empty == Empty::Drop) {
    out_.resize(level.before);
    return;
  }
  out_.pop_back();
  out_ += " {}\n";
}

std::string YamlValue(const Shape& shape, std::string_view text) {
  return shape.json == Shape::Json::Text ? YamlText(text) : std::string(text);
}

std::string YamlList(const Shape& shape, const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) {
      out += ", ";
    }
    out += YamlValue(shape, text);
  }
  return out + "]";
}

}  // namespace lifeboat::blueprint
