#include "emit/block.h"

#include <variant>

#include "emit/linker.h"

namespace lifeboat::emit {

namespace {

bool IsMarker(char c) { return c == '$' || c == '%'; }

/// Appends a literal to a Terraform template so that nothing in it is interpolated. A lone `$` or `%` before a brace is
/// doubled. Longer runs have no such spelling (the scanner reads `$$${` as `$$` and an interpolation): the run goes
/// through an interpolated string of its own, as it does when an interpolation follows the literal.
void AppendTemplate(std::string& out, std::string_view literal, bool interpolation_follows) {
  std::size_t i = 0;
  while (i < literal.size()) {
    const std::size_t start = i;
    while (i < literal.size() && !IsMarker(literal[i])) {
      ++i;
    }
    out.append(literal.substr(start, i - start));
    const std::size_t run = i;
    while (i < literal.size() && IsMarker(literal[i])) {
      ++i;
    }
    const std::string_view markers = literal.substr(run, i - run);
    const bool before_brace = i < literal.size() && literal[i] == '{';
    const bool before_interpolation = i == literal.size() && interpolation_follows;
    if (markers.size() == 1 && before_brace) {
      out.append(markers).append(markers);
    } else if (!markers.empty() && (before_brace || before_interpolation)) {
      out.append("${\"").append(markers).append("\"}");
    } else {
      out.append(markers);
    }
  }
}

/// A template's text as it stands between the quotes of Terraform code. Interpolations are left as they are.
void AppendQuotedLiteral(std::string& out, std::string_view literal, bool interpolation_follows) {
  std::string escaped;
  for (const char c : literal) {
    switch (c) {
      case '"':
        escaped += "\\\"";
        break;
      case '\\':
        escaped += "\\\\";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\r':
        escaped += "\\r";
        break;
      case '\t':
        escaped += "\\t";
        break;
      default:
        escaped += c;
    }
  }
  AppendTemplate(out, escaped, interpolation_follows);
}

/// Calls `literal(text, interpolation_follows)` and `reference(r)` for the parts, neighbouring literals joined.
template <class OnLiteral, class OnReference>
void ForEachPart(const graph::Text& text, OnLiteral literal, OnReference reference) {
  std::string pending;
  for (const graph::Text::Part& part : text.parts()) {
    if (const auto* piece = std::get_if<std::string>(&part)) {
      pending += *piece;
      continue;
    }
    literal(pending, true);
    pending.clear();
    reference(std::get<graph::Reference>(part));
  }
  literal(pending, false);
}

}  // namespace

std::string Scope::Code(const graph::Reference& reference) const { return linker_.Code(module_, reference); }

std::string Scope::Quoted(const graph::Text& text) const {
  std::string code = "\"";
  ForEachPart(
      text,
      [&](std::string_view literal, bool interpolation_follows) {
        AppendQuotedLiteral(code, literal, interpolation_follows);
      },
      [&](const graph::Reference& reference) { code.append("${").append(Code(reference)).append("}"); });
  return code += '"';
}

Json Scope::Value(std::string_view literal) const {
  std::string value;
  value.reserve(literal.size());
  AppendTemplate(value, literal, false);
  return value;
}

Json Scope::Value(const graph::Text& text) const {
  std::string value;
  ForEachPart(
      text,
      [&](std::string_view literal, bool interpolation_follows) {
        AppendTemplate(value, literal, interpolation_follows);
      },
      [&](const graph::Reference& reference) { value.append("${").append(Code(reference)).append("}"); });
  return value;
}

Json Scope::Value(const graph::Reference& reference) const { return "${" + Code(reference) + "}"; }

Json Scope::Value(const Expression& expression) const { return "${" + expression.code + "}"; }

Json Scope::Value(const std::map<std::string, std::string>& literals) const {
  Json object = Json::object();
  for (const auto& [key, value] : literals) {
    // Keys of an object are templates as well.
    object[Value(key).get<std::string>()] = Value(value);
  }
  return object;
}

Block& Block::Precondition(const Expression& condition, std::string_view message) {
  Json& list = json_["lifecycle"]["precondition"];
  list.push_back({{"condition", scope_.Value(condition)}, {"error_message", scope_.Value(message)}});
  return *this;
}

}  // namespace lifeboat::emit
