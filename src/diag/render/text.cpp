#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/color.h>
#include <fmt/format.h>

#include "lifeboat/diag/render.h"
#include "lifeboat/diag/visible.h"
#include "lifeboat/support/check.h"

#include "diag/render/excerpt.h"

namespace lifeboat::diag {
namespace {

const fmt::text_style kBold = fmt::emphasis::bold;

fmt::text_style StyleOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return kBold | fmt::fg(fmt::terminal_color::red);
    case Severity::Warning:
      return kBold | fmt::fg(fmt::terminal_color::yellow);
    case Severity::Info:
      return kBold | fmt::fg(fmt::terminal_color::cyan);
  }
  Unreachable("severity");
}

fmt::text_style FrameStyle() { return kBold | fmt::fg(fmt::terminal_color::blue); }

/// A label and the line on which it is drawn: the first of its span.
struct Placed {
  const Label* label;
  std::uint32_t line;
};

/// All labels of a diagnostic in one file, by line.
struct FilePart {
  source::FileId file;
  source::LineColumn place;  // of the label that was named first
  std::vector<Placed> labels;
};

std::vector<FilePart> SplitByFile(const std::vector<Label>& labels, const source::SourceMap& sources) {
  std::vector<FilePart> parts;
  for (const Label& label : labels) {
    if (label.span.file >= sources.size()) continue;
    const source::LineColumn place = sources[label.span.file].Place(label.span.begin);
    auto part = std::find_if(parts.begin(), parts.end(),
                             [&](const FilePart& other) { return other.file == label.span.file; });
    if (part == parts.end()) part = parts.insert(part, FilePart{label.span.file, place, {}});
    part->labels.push_back({&label, place.line});
  }
  for (FilePart& part : parts) {
    std::stable_sort(part.labels.begin(), part.labels.end(),
                     [](const Placed& a, const Placed& b) { return a.line < b.line; });
  }
  return parts;
}

/// Draws one diagnostic.
class Drawing {
 public:
  Drawing(const Diagnostic& diagnostic, const std::vector<Addition>& further,
          const source::SourceMap& sources, bool color)
      : diagnostic_(diagnostic), further_(further), sources_(sources), color_(color) {}

  std::string Draw() {
    DrawHeader();
    const std::vector<FilePart> parts = SplitByFile(diagnostic_.labels, sources_);
    for (const FilePart& part : parts) {
      const std::uint32_t largest = part.labels.back().line;
      margin_ = std::max(margin_, std::to_string(largest).size());
    }
    for (const FilePart& part : parts) DrawPart(part, &part == &parts.front());
    const bool adds = !diagnostic_.notes.empty() || !diagnostic_.helps.empty() || !further_.empty();
    if (adds && !parts.empty()) DrawFrame("|");
    for (const std::string& note : diagnostic_.notes) DrawAddition("note", note);
    for (const std::string& help : diagnostic_.helps) DrawAddition("help", help);
    for (const Addition& addition : further_) DrawAddition(addition.name, addition.text);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string Paint(const fmt::text_style& style, std::string_view text) const {
    return color_ ? fmt::format(style, "{}", text) : std::string(text);
  }

  void DrawHeader() {
    const std::string head = fmt::format("{}[{}]", Name(diagnostic_.severity), Info(diagnostic_.kind).code);
    out_ += Paint(StyleOf(diagnostic_.severity), head);
    out_ += Paint(kBold, ": " + VisibleText(diagnostic_.message));
    out_ += '\n';
  }

  /// A line that has no number: the margin and a mark.
  void DrawFrame(std::string_view mark) {
    out_ += Paint(FrameStyle(), fmt::format("{:{}} {}", "", margin_, mark));
    out_ += '\n';
  }

  void DrawPart(const FilePart& part, bool first) {
    out_ += Paint(FrameStyle(), fmt::format("{:{}}{}", "", margin_, first ? "-->" : ":::"));
    const std::string path = VisibleText(sources_[part.file].path());
    out_ += fmt::format(" {}:{}:{}\n", path, part.place.line, part.place.column);
    DrawFrame("|");
    std::uint32_t last_line = 0;
    for (auto placed = part.labels.begin(); placed != part.labels.end();) {
      const std::uint32_t line = placed->line;
      if (last_line != 0 && line > last_line + 1) DrawFrame(":");
      last_line = line;
      const auto next =
          std::find_if(placed, part.labels.end(), [line](const Placed& other) { return other.line != line; });
      DrawLine(sources_[part.file], line, {placed, next});
      placed = next;
    }
  }

  void DrawLine(const source::SourceFile& file, std::uint32_t line, const std::vector<Placed>& labels) {
    const Excerpt excerpt(file, line, labels.front().label->span.begin);
    out_ += Paint(FrameStyle(), fmt::format("{:>{}} |", line, margin_));
    if (!excerpt.text().empty()) out_ += ' ' + excerpt.text();
    out_ += '\n';
    for (const Placed& placed : labels) DrawUnderline(excerpt, *placed.label);
  }

  void DrawUnderline(const Excerpt& excerpt, const Label& label) {
    const bool primary = label.role == LabelRole::Primary;
    const Columns under = excerpt.Under(label.span);
    std::string marks(under.end - under.begin, primary ? '^' : '-');
    if (!label.text.empty()) marks += ' ' + VisibleText(label.text);
    out_ += Paint(FrameStyle(), fmt::format("{:{}} |", "", margin_));
    out_ += std::string(under.begin + 1, ' ');
    out_ += Paint(primary ? StyleOf(diagnostic_.severity) : FrameStyle(), marks);
    out_ += '\n';
  }

  /// A note or help; further lines of its text are aligned under the first.
  void DrawAddition(std::string_view name, std::string_view text) {
    out_ += Paint(FrameStyle(), fmt::format("{:{}} = ", "", margin_));
    out_ += Paint(kBold, name);
    out_ += ": ";
    const std::string indent(margin_ + name.size() + 5, ' ');
    for (bool more = true; more;) {
      const std::size_t end = text.find('\n');
      more = end != std::string_view::npos;
      out_ += VisibleText(text.substr(0, end));
      out_ += '\n';
      if (more) {
        out_ += indent;
        text.remove_prefix(end + 1);
      }
    }
  }

  const Diagnostic& diagnostic_;
  const std::vector<Addition>& further_;
  const source::SourceMap& sources_;
  bool color_;
  std::size_t margin_ = 1;
  std::string out_;
};

}  // namespace

std::string RenderBlock(const Diagnostic& diagnostic, const std::vector<Addition>& further,
                        const source::SourceMap& sources, const TerminalCapabilities& terminal) {
  return Drawing(diagnostic, further, sources, terminal.color).Draw();
}

std::string RenderText(const std::vector<Diagnostic>& diagnostics, const source::SourceMap& sources,
                       const TerminalCapabilities& terminal) {
  if (diagnostics.empty()) return "";
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += RenderBlock(diagnostic, {}, sources, terminal);
    out += '\n';
  }
  return out + RenderCount(diagnostics) + '\n';
}

std::string RenderCount(const std::vector<Diagnostic>& diagnostics) {
  SeverityCounts counts;
  for (const Diagnostic& diagnostic : diagnostics) counts.Add(diagnostic.severity);
  return RenderCount(counts, "diagnostic");
}

std::string RenderCount(const SeverityCounts& counts, std::string_view noun) {
  if (counts.all() == 0) return "";
  const auto counted = [](std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  };
  std::string parts;
  for (const auto& [count, what] : {std::pair{counts.errors, "error"}, std::pair{counts.warnings, "warning"},
                                    std::pair{counts.remarks, "remark"}}) {
    if (count > 0) parts += (parts.empty() ? "" : ", ") + counted(count, what);
  }
  return fmt::format("{}: {}", counted(counts.all(), noun), parts);
}

void SeverityCounts::Add(Severity severity) {
  ++(severity == Severity::Error ? errors : severity == Severity::Warning ? warnings : remarks);
}

}  // namespace lifeboat::diag
