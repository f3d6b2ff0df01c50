#include "lifeboat/yaml/edit.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fmt/core.h>

namespace lifeboat::yaml {

namespace {

constexpr std::string_view kIndent = "  ";

bool Contains(const source::Span& outer, const source::Span& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// From its key to the end of its value. The copy that an alias makes is where the alias is.
source::Span Extent(const Entry& entry) {
  return {entry.key_span.file, entry.key_span.begin, std::max(entry.key_span.end, entry.value.use.end)};
}

std::string_view TakeKey(std::string_view& path) {
  const std::size_t dot = path.find('.');
  const std::string_view key = path.substr(0, dot);
  path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  return key;
}

bool IsFlow(const Node& map, const source::SourceFile& file) {
  return map.span.begin < file.text().size() && file.text()[map.span.begin] == '{';
}

/// `backups.window` and `03:00-04:00` -> `backups: { window: 03:00-04:00 }`
std::string FlowText(std::string_view path, const std::string& value) {
  const std::string_view key = TakeKey(path);
  return path.empty() ? fmt::format("{}: {}", key, value)
                      : fmt::format("{}: {{ {} }}", key, FlowText(path, value));
}

/// As the file ends its first line.
std::string_view LineEnd(const source::SourceFile& file) {
  const std::size_t end = file.text().find('\n');
  return end != std::string_view::npos && end > 0 && file.text()[end - 1] == '\r' ? "\r\n" : "\n";
}

/// `line` (a line's end and the indentation of its next one) begins each line but the first.
std::string BlockText(std::string_view path, const std::string& value, std::string line) {
  const std::string_view key = TakeKey(path);
  if (path.empty()) {
    return fmt::format("{}: {}", key, value);
  }
  line += kIndent;
  return fmt::format("{}:{}{}", key, line, BlockText(path, value, line));
}

diag::Edit InsertAt(source::FileId file, std::size_t offset, std::string text) {
  const auto at = static_cast<std::uint32_t>(offset);
  return {{file, at, at}, std::move(text)};
}

diag::Edit InsertInFlow(const Node& map, std::string_view path, const std::string& value) {
  if (map.entries.empty()) {
    return {map.span, fmt::format("{{ {} }}", FlowText(path, value))};
  }
  const source::Span last = Extent(map.entries.back());
  return InsertAt(map.span.file, last.end, ", " + FlowText(path, value));
}

/// Behind the last entry that takes one line, since that is where its neighbours of one line are; in front of
/// the first when there is none.
std::optional<diag::Edit> InsertInBlock(const Node& map, const source::SourceFile& file,
                                        std::string_view path, const std::string& value) {
  const Entry& first = map.entries.front();
  const source::LineColumn place = file.Place(first.key_span.begin);
  const std::uint32_t line_start = file.LineStart(place.line);
  const std::string_view before = file.text().substr(line_start, first.key_span.begin - line_start);
  if (before.find_first_not_of(' ') != std::string_view::npos) {
    return std::nullopt;  // behind a dash or an anchor: what belongs to its line is not ours to guess
  }
  const std::string next_line = fmt::format("{}{}", LineEnd(file), before);
  const std::string text = BlockText(path, value, next_line);
  for (auto entry = map.entries.rbegin(); entry != map.entries.rend(); ++entry) {
    const bool own = entry->key_span.begin >= map.span.begin && entry->key_span.end <= map.span.end;
    const std::uint32_t line = file.Place(entry->key_span.begin).line;
    if (own && entry->value.style != ScalarStyle::Block && file.Place(Extent(*entry).end).line == line) {
      const std::string_view whole = file.Line(line);
      const std::size_t end = file.LineStart(line) + whole.size();
      return InsertAt(map.span.file, end, next_line + text);
    }
  }
  return InsertAt(map.span.file, first.key_span.begin, text + next_line);
}

/// The innermost entry or item around `span`, appended to `path`.
void Descend(const Node& node, const source::Span& span, std::string& path) {
  for (const Entry& entry : node.entries) {
    if (Contains(Extent(entry), span)) {
      path.append(path.empty() ? "" : ".").append(entry.key);
      Descend(entry.value, span, path);
      return;
    }
  }
}

}  // namespace

std::string PathAt(const Node& document, const source::Span& span) {
  std::string path;
  Descend(document, span, path);
  return path;
}

std::optional<diag::Edit> SetValue(const Node& document, const source::SourceFile& file,
                                   std::string_view path, const std::string& value) {
  const Node* node = &document;
  while (!path.empty()) {
    if (node->kind != NodeKind::Map || node->use != node->span) {
      return std::nullopt;
    }
    std::string_view rest = path;
    const Entry* entry = node->Find(TakeKey(rest));
    if (entry == nullptr) {
      if (IsFlow(*node, file)) {
        return InsertInFlow(*node, path, value);
      }
      return node->entries.empty() ? std::nullopt : InsertInBlock(*node, file, path, value);
    }
    node = &entry->value;
    path = rest;
  }
  if (node->kind != NodeKind::Scalar || node->style == ScalarStyle::Block || node->use != node->span) {
    return std::nullopt;
  }
  return diag::Edit{node->span, value};
}

}  // namespace lifeboat::yaml
