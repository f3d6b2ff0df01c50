#include "lint/document_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::lint {

namespace {

using diag::Kind;

constexpr diag::Def<std::string, std::string_view> kUnknownKey{Kind::UnknownKey, "unknown key `{}` in {}"};
constexpr diag::Def<std::string_view, std::string_view, std::string_view> kWrongShape{
    Kind::WrongShape, "{} is {} where {} belongs"};
constexpr diag::Def<std::string_view> kNoValue{Kind::WrongShape, "{} has no value"};

std::string_view Noun(yaml::NodeKind kind) {
  switch (kind) {
    case yaml::NodeKind::Map:
      return "a map";
    case yaml::NodeKind::Sequence:
      return "a list";
    case yaml::NodeKind::Scalar:
      return "a single value";
    case yaml::NodeKind::Null:
      break;
  }
  return "nothing";
}

}  // namespace

void DocumentReader::WrongShape(const yaml::Node& node, std::string_view place, std::string_view expected) {
  if (node.kind == yaml::NodeKind::Null) {
    diag::Build(sink_, kNoValue, node.span, place)
        .Help(fmt::format("write {}, or remove the key", expected))
        .Report();
    return;
  }
  diag::Build(sink_, kWrongShape, node.span, place, Noun(node.kind), expected).Report();
}

bool DocumentReader::IsMap(const yaml::Node& node, std::string_view place) {
  if (node.kind == yaml::NodeKind::Map) {
    return true;
  }
  WrongShape(node, place, "a map");
  return false;
}

bool DocumentReader::IsList(const yaml::Node& node, std::string_view place) {
  if (node.kind == yaml::NodeKind::Sequence) {
    return true;
  }
  WrongShape(node, place, "a list");
  return false;
}

std::optional<std::string> DocumentReader::Text(const yaml::Node& node, std::string_view place,
                                                std::string_view expected) {
  if (node.kind == yaml::NodeKind::Scalar) {
    return node.scalar;
  }
  WrongShape(node, place, expected);
  return std::nullopt;
}

void DocumentReader::CheckKeys(const yaml::Node& map, std::span<const std::string_view> known,
                               std::string_view place) {
  for (const yaml::Entry& entry : map.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) {
      continue;
    }
    const auto close = Closest(entry.key, known);
    diag::Build(sink_, kUnknownKey, entry.key_span, entry.key, place)
        .Help(close ? fmt::format("a similar key exists: `{}`", *close)
                    : fmt::format("the keys here are `{}`", fmt::join(known, "`, `")))
        .Report();
  }
}

}  // namespace lifeboat::lint
