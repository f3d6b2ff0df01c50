#include "diff/shown.h"

namespace lifeboat::diff {

using terraform::Member;
using terraform::Resolver;
using terraform::Value;

namespace {

/// Lists and objects with `show` for what is in them.
template <class Show>
std::string ShownParts(const Value& value, const Show& show) {
  std::string out;
  std::string_view between = value.IsArray() ? "[" : "{";
  for (const Value& item : value.Items()) {
    out.append(between).append(show(item));
    between = ", ";
  }
  for (const Member& member : value.Members()) {
    out.append(between).append(member.key).append(": ").append(show(member.value));
    between = ", ";
  }
  return value.IsArray() ? out + (value.Items().empty() ? "[]" : "]")
                         : out + (value.Members().empty() ? "{}" : "}");
}

}  // namespace

std::string Shown(Resolver& resolver, std::string_view module, const Value& value) {
  if (value.IsString() && terraform::IsTemplate(value.AsString())) {
    return resolver.Resolve(module, value.AsString()).text;
  }
  if (!value.IsArray() && !value.IsObject()) {
    return terraform::ToJson(value);
  }
  return ShownParts(value, [&](const Value& part) { return Shown(resolver, module, part); });
}

std::string ShownLiteral(const Value& value) {
  return value.IsArray() || value.IsObject() ? ShownParts(value, ShownLiteral) : terraform::ToJson(value);
}

}  // namespace lifeboat::diff
