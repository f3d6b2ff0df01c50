#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/source/span.h"

namespace lifeboat::source {

/// Both count from 1; columns count code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One file's bytes and where its lines start. LF, CRLF and CR end a line; a byte-order mark belongs to no
/// column: line 1 starts behind it. Bytes past 4 GiB are kept, but no span or line reaches them.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Clamped to the file.
  [[nodiscard]] std::string_view Slice(const Span& span) const;
  /// Clamped to the file; an offset inside a code point or a line's end is moved to its beginning.
  [[nodiscard]] LineColumn Place(std::uint32_t offset) const;
  /// At least 1; a file that ends in a line end has an empty last line.
  [[nodiscard]] std::uint32_t line_count() const;
  /// Line `line` (from 1) without its end; empty when there is none.
  [[nodiscard]] std::string_view Line(std::uint32_t line) const;
  /// The offset of line `line`'s first byte; the end of the file when there is no such line.
  [[nodiscard]] std::uint32_t LineStart(std::uint32_t line) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// Every file of a run; owns them. Ids and references stay valid as files are added.
class SourceMap {
 public:
  FileId Add(std::string path, std::string text);
  [[nodiscard]] const SourceFile& operator[](FileId id) const { return *files_[id]; }
  [[nodiscard]] FileId size() const { return static_cast<FileId>(files_.size()); }

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;
};

}  // namespace lifeboat::source
