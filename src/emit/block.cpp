#include "emit/block.h"

#include <utility>
#include <variant>

#include "lifeboat/support/check.h"

#include "emit/linker.h"

namespace lifeboat::emit {

namespace {

/// Appends a literal to a Terraform template so that nothing in it is interpolated: `${` and `%{` are written
/// with their marker doubled. A `$` that would touch the `${` of a following interpolation, and so escape it,
/// goes through an interpolated string of its own.
void AppendTemplate(std::string& out, std::string_view literal, bool interpolation_follows) {
  std::string_view dollars;
  if (interpolation_follows) {
    const std::size_t end = literal.find_last_not_of('$');
    const std::size_t kept = end == std::string_view::npos ? 0 : end + 1;
    dollars = literal.substr(kept);
    literal = literal.substr(0, kept);
  }
  // From one brace to the next: almost every text has none.
  std::size_t begin = 0;
  for (std::size_t brace = literal.find('{'); brace != std::string_view::npos;
       brace = literal.find('{', brace + 1)) {
    const char before = brace == 0 ? '\0' : literal[brace - 1];
    if (before == '$' || before == '%') {
      out.append(literal.substr(begin, brace - begin)) += before;
      begin = brace;
    }
  }
  out.append(literal.substr(begin));
  if (!dollars.empty()) {
    out.append("${\"").append(dollars).append("\"}");
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

/// Calls `literal(text, interpolation_follows)` and `reference(r)` for the parts, neighbouring literals
/// joined.
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

std::string Interpolation(std::string_view code) { return std::string("${").append(code).append("}"); }

std::string Scope::Code(const graph::Reference& reference) const {
  std::string code = linker_.Code(module_, reference);
  return reference.excerpt == graph::Excerpt::LastSegment ? "basename(" + code + ")" : code;
}

std::string Scope::Quoted(const graph::Text& text) const {
  std::string code = "\"";
  ForEachPart(
      text,
      [&](std::string_view literal, bool interpolation_follows) {
        AppendQuotedLiteral(code, literal, interpolation_follows);
      },
      [&](const graph::Reference& reference) { code.append(Interpolation(Code(reference))); });
  return code += '"';
}

std::string Scope::QuotedList(const std::vector<graph::Text>& texts) const {
  std::string code = "[";
  for (const graph::Text& text : texts) {
    code.append(code.size() == 1 ? "" : ", ").append(Quoted(text));
  }
  return code += ']';
}

std::string Scope::QuotedObject(const std::map<std::string, std::vector<graph::Text>>& lists) const {
  std::string code = "{";
  for (const auto& [key, texts] : lists) {
    code.append(code.size() == 1 ? "" : ", ").append(Quoted(key)).append(" = ").append(QuotedList(texts));
  }
  return code += '}';
}

Expression Scope::Local(const std::string& name, Json value) const {
  LIFEBOAT_CHECK(locals_ != nullptr, "local values belong to modules");
  LIFEBOAT_CHECK(!locals_->contains(name), "two local values of one name: " + name);
  (*locals_)[name] = std::move(value);
  return {"local." + name};
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
      [&](const graph::Reference& reference) { value.append(Interpolation(Code(reference))); });
  return value;
}

Json Scope::Value(const graph::Reference& reference) const { return Interpolation(Code(reference)); }

Json Scope::Value(const Expression& expression) const { return Interpolation(expression.code); }

Block& Block::Postcondition(const Expression& condition, std::string_view message) {
  Json& list = json_["lifecycle"]["postcondition"];
  list.push_back({{"condition", scope_.Value(condition)}, {"error_message", scope_.Value(message)}});
  return *this;
}

}  // namespace lifeboat::emit
