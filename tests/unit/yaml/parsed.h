#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diag/render.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::yaml {

/// A text, its tree and what was said of it.
class Parsed {
 public:
  explicit Parsed(std::string text, const Limits& limits = {}) {
    const source::FileId id = sources_.Add("in.yaml", std::move(text));
    diag::CollectingSink sink;
    node = Parse(sources_[id], id, sink, limits);
    diagnostics = sink.Take();
  }

  std::optional<Node> node;
  std::vector<diag::Diagnostic> diagnostics;

  [[nodiscard]] const source::SourceFile& file() const { return sources_[0]; }
  [[nodiscard]] std::string_view Slice(const source::Span& span) const { return file().Slice(span); }
  [[nodiscard]] std::string Said() const { return RenderShort(diagnostics, sources_); }

  /// The value under a key of the top map; a null when there is none.
  [[nodiscard]] const Node& operator[](std::string_view key) const {
    static const Node kNothing;
    const Entry* const entry = node ? node->Find(key) : nullptr;
    return entry == nullptr ? kNothing : entry->value;
  }

  /// The text that the primary label of the only diagnostic underlines, behind its code: "LB011 `@`".
  [[nodiscard]] std::string Pointed() const {
    if (diagnostics.size() != 1) return "not one diagnostic:\n" + Said();
    const diag::Diagnostic& only = diagnostics.front();
    return std::string(Info(only.kind).code) + " `" + std::string(Slice(only.labels.front().span)) + "`";
  }

 private:
  source::SourceMap sources_;
};

}  // namespace lifeboat::yaml
