#include "lifeboat/yaml/parse.h"

#include "yaml/events.h"
#include "yaml/expand.h"
#include "yaml/text_check.h"

namespace lifeboat::yaml {
namespace {

constexpr diag::Def<> kEmpty{diag::Kind::EmptyDocument, "the file holds no value"};

}  // namespace

std::optional<Node> Parse(const source::SourceFile& file, source::FileId id, diag::Sink& sink,
                          const Limits& limits) {
  if (!CheckText(file, id, limits.bytes, sink)) return std::nullopt;
  auto document = ReadEvents(file, id, limits, sink);
  if (!document) return std::nullopt;
  if (document->nodes.empty() || document->nodes.front().kind == RawKind::Null) {
    source::Span span{id, 0, 0};
    if (!document->nodes.empty()) span = {id, document->nodes.front().begin, document->nodes.front().end};
    Build(sink, kEmpty, span).Report();
    return std::nullopt;
  }
  return Expand(*document, id, sink);
}

}  // namespace lifeboat::yaml
