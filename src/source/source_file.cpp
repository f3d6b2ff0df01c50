#include "lifeboat/source/source_file.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "lifeboat/source/utf8.h"

namespace lifeboat::source {
namespace {

std::uint32_t AddressableSize(std::string_view text) {
  constexpr std::size_t kLargest = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min(text.size(), kLargest));
}

std::vector<std::uint32_t> FindLineStarts(std::string_view text) {
  const std::uint32_t size = AddressableSize(text);
  std::vector<std::uint32_t> starts;
  starts.push_back(text.starts_with(kByteOrderMark) ? static_cast<std::uint32_t>(kByteOrderMark.size()) : 0);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n'))) {
      starts.push_back(i + 1);
    }
  }
  starts.shrink_to_fit();
  return starts;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)), line_starts_(FindLineStarts(text_)) {}

std::string_view SourceFile::Slice(const Span& span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

LineColumn SourceFile::Place(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin() + 1, line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
  const std::string_view content = Line(line);
  const std::uint32_t start = LineStart(line);
  const std::size_t wanted = offset <= start ? 0 : std::min<std::size_t>(offset - start, content.size());

  std::uint32_t column = 1;
  for (std::size_t i = 0; i < wanted; ++column) {
    i += DecodeAt(content, i).bytes;
    if (i > wanted) break;
  }
  return {.line = line, .column = column};
}

std::uint32_t SourceFile::line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

std::string_view SourceFile::Line(std::uint32_t line) const {
  if (line == 0 || line > line_count()) return {};
  const std::uint32_t begin = LineStart(line);
  const std::uint32_t end = line == line_count() ? AddressableSize(text_) : line_starts_[line];
  std::string_view content = std::string_view(text_).substr(begin, end - begin);
  if (content.ends_with('\n')) content.remove_suffix(1);
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

std::uint32_t SourceFile::LineStart(std::uint32_t line) const {
  if (line == 0) return line_starts_.front();
  return line > line_count() ? AddressableSize(text_) : line_starts_[line - 1];
}

FileId SourceMap::Add(std::string path, std::string text) {
  files_.push_back(std::make_unique<SourceFile>(std::move(path), std::move(text)));
  return size() - 1;
}

}  // namespace lifeboat::source
