#include "lifeboat/yaml/document_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::yaml {

namespace {

using diag::Kind;

constexpr diag::Def<std::string, std::string_view> kUnknownKey{Kind::UnknownKey, "unknown key `{}` in {}"};
constexpr diag::Def<std::string_view, std::string_view, std::string_view> kWrongShape{
    Kind::WrongShape, "{} is {} where {} belongs"};
constexpr diag::Def<std::string_view> kNoValue{Kind::WrongShape, "{} has no value"};

std::string_view Noun(NodeKind kind) {
  switch (kind) {
    case NodeKind::Map:
      return "a map";
    case NodeKind::Sequence:
      return "a list";
    case NodeKind::Scalar:
      return "a single value";
    case NodeKind::Null:
      break;
  }
  return "nothing";
}

}  // namespace

void DocumentReader::WrongShape(const Node& node, std::string_view place, std::string_view expected) {
  if (node.kind == NodeKind::Null) {
    diag::Build(sink_, kNoValue, node.span, place)
        .Help(fmt::format("write {}, or remove the key", expected))
        .Report();
    return;
  }
  diag::Build(sink_, kWrongShape, node.span, place, Noun(node.kind), expected).Report();
}

bool DocumentReader::IsMap(const Node& node, std::string_view place) {
  if (node.kind == NodeKind::Map) {
    return true;
  }
  WrongShape(node, place, "a map");
  return false;
}

bool DocumentReader::IsList(const Node& node, std::string_view place) {
  if (node.kind == NodeKind::Sequence) {
    return true;
  }
  WrongShape(node, place, "a list");
  return false;
}

std::optional<std::string> DocumentReader::Text(const Node& node, std::string_view place,
                                                std::string_view expected) {
  if (node.kind == NodeKind::Scalar) {
    return node.scalar;
  }
  WrongShape(node, place, expected);
  return std::nullopt;
}

void DocumentReader::CheckKeys(const Node& map, std::span<const std::string_view> known,
                               std::string_view place) {
  for (const Entry& entry : map.entries) {
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

}  // namespace lifeboat::yaml
