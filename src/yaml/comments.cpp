#include "lifeboat/yaml/comments.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace lifeboat::yaml {

namespace {

using Range = std::pair<std::uint32_t, std::uint32_t>;

/// Where keys and scalars are: a `#` there belongs to them.
void CollectTexts(const Node& node, std::vector<Range>& texts) {
  if (node.kind == NodeKind::Scalar) {
    texts.emplace_back(node.span.begin, node.span.end);
  }
  for (const Node& item : node.items) {
    CollectTexts(item, texts);
  }
  for (const Entry& entry : node.entries) {
    texts.emplace_back(entry.key_span.begin, entry.key_span.end);
    CollectTexts(entry.value, texts);
  }
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

bool IsAlone(std::string_view text, std::size_t begin) {
  while (begin > 0 && IsBlank(text[begin - 1])) --begin;
  return begin == 0 || IsLineEnd(text[begin - 1]);
}

}  // namespace

std::vector<Comment> FindComments(const Node& document, const source::SourceFile& file) {
  std::vector<Range> texts;
  CollectTexts(document, texts);
  std::ranges::sort(texts);
  const std::string_view text = file.text();
  std::vector<Comment> comments;
  auto next = texts.begin();
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at)) {
    while (next != texts.end() && next->second <= at) ++next;
    const bool inside = next != texts.end() && next->first <= at;
    const bool begins = at == 0 || IsBlank(text[at - 1]) || IsLineEnd(text[at - 1]);
    if (inside || !begins) {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const source::Span span{document.span.file, static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(end)};
    comments.push_back({span, Trim(text.substr(at + 1, end - at - 1)), IsAlone(text, at)});
    at = end;
  }
  return comments;
}

}  // namespace lifeboat::yaml
