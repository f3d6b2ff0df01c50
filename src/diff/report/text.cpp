#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/diag/visible.h"

#include "diff/report/formats.h"
#include "diff/report/outline.h"
#include "diff/report/recovery_lines.h"
#include "diff/report/styles.h"
#include "diff/report/summary.h"
#include "diff/report/values.h"
#include "diff/report/words.h"

namespace lifeboat::diff {

namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kMostPath = 64;
constexpr std::size_t kMostDiffLines = 20;
constexpr std::size_t kMostAttributes = 20;
/// Addresses of an entry that are listed; of what is destroyed or replaced, more.
constexpr std::size_t kMostAddresses = 3;
constexpr std::size_t kMostGrave = 30;
constexpr std::string_view kEntry = "    ";
constexpr std::string_view kBody = "          ";

class Text {
 public:
  Text(const Report& report, bool color)
      : report_(report), changes_(report.changes), actions_(ActionsOf(changes_.changes)), color_(color) {}

  std::string Draw() && {
    if (IsEmpty(changes_)) {
      return "no changes\n";
    }
    const Outline outline = OutlineOf(changes_.changes);
    for (const Section& section : outline.sections) {
      if (section.risk != Risk::None) {
        Draw(section);
      }
    }
    DrawHarmless(outline);
    DrawFiles();
    DrawRecovery();
    DrawDrift();
    DrawSummary();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string Paint(const fmt::text_style& style, std::string_view text) const {
    return color_ && !text.empty() ? fmt::format(style, "{}", text) : std::string(text);
  }

  void Line(std::string_view indent, std::string_view text, const fmt::text_style& style = kPlain) {
    out_ += fmt::format("{}{}\n", indent, Paint(style, text));
  }

  /// Words go to the next line when they do not fit; a longer one stays whole, to be searched for.
  void Wrapped(std::string_view indent, std::string_view text, const fmt::text_style& style) {
    const std::string visible = diag::VisibleText(text);
    std::string_view rest = visible;
    std::string line;
    const auto flush = [&](std::string_view margin) { Line(margin, line, style); };
    bool first = true;
    const std::string further = std::string(indent) + "  ";
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!line.empty() && indent.size() + WidthOf(line) + 1 + WidthOf(word) > kWidth) {
        flush(first ? indent : std::string_view(further));
        first = false;
        line.clear();
      }
      line += (line.empty() ? "" : " ") + std::string(word);
    }
    flush(first ? indent : std::string_view(further));
  }

  void Draw(const Section& section) {
    Line("", fmt::format("{}: {}", NameOf(section.risk), Counted(section.changes, "change")),
         kBold | StyleOf(section.risk));
    for (const Part& part : section.parts) {
      Draw(part);
    }
    out_ += '\n';
  }

  void Draw(const Part& part) {
    Line("  ", diag::VisibleText(part.title), kBold);
    for (const Entry& entry : part.entries) {
      Draw(entry);
    }
  }

  void Draw(const Entry& entry) {
    DrawAddresses(entry.changes);
    DrawBody(entry.first(), entry.changes.size() > 1);
    if (!entry.similar.empty()) {
      DrawAddresses(entry.similar);
      Line(kBody, "likewise, with other values");
    }
  }

  void DrawAddresses(const std::vector<const Change*>& changes) {
    const Change& first = *changes.front();
    const std::size_t most = first.risk >= Risk::Replace ? kMostGrave : kMostAddresses;
    const std::size_t shown = changes.size() <= most + 1 ? changes.size() : most;
    for (std::size_t i = 0; i < shown; ++i) {
      DrawAddress(*changes[i]);
    }
    if (shown < changes.size()) {
      Line(kEntry, fmt::format("{:<3} and {} more like these", SignOf(first), changes.size() - shown));
    }
  }

  void DrawAddress(const Change& change) {
    const bool only_moves = change.action == Action::Nothing && change.former;
    const std::string address =
        diag::VisibleText(only_moves ? *change.former + " → " + change.address : change.address);
    const std::string place = diag::VisibleText(PlaceText(change));
    const std::string sign = fmt::format("{:<3}", SignOf(change));
    const bool rejected = report_.verdict.Rejects(change);
    out_ += fmt::format("{}{} {}{}{}\n", kEntry, Paint(StyleOf(change), sign),
                        Paint(rejected ? kBold | kRed : kPlain, address), place.empty() ? "" : "   ",
                        Paint(kFaint, place));
  }

  void DrawBody(const Change& change, bool of_several) {
    if (const std::string move = MoveText(change); !move.empty()) {
      Wrapped(kBody, move, kFaint);
    }
    const std::size_t shown = std::min(change.attributes.size(), kMostAttributes);
    for (std::size_t i = 0; i < shown; ++i) {
      if (!IsToldByFiles(change.attributes[i], change)) {
        Draw(change.attributes[i]);
      }
    }
    if (shown < change.attributes.size()) {
      Line(kBody, fmt::format("… {} more", Counted(change.attributes.size() - shown, "attribute")), kFaint);
    }
    for (const Note& note : change.notes) {
      Wrapped(kBody, note.text,
              note.kind == Note::Kind::Chain || note.kind == Note::Kind::Hint ? kPlain : kRed);
    }
    if (const std::string chain = ChainText(change, actions_); !chain.empty()) {
      Wrapped(kBody, chain, kPlain);
    }
    for (const FileChange& file : change.files) {
      Draw(file, of_several);
    }
    if (change.approved) {
      Wrapped(kBody, "approved: " + *change.approved, kGreen);
    }
  }

  /// The reason stands behind the values, or below them when the line has no room for both.
  void Draw(const AttributeChange& attribute) {
    const std::string path = Cut(PathText(attribute), kMostPath);
    const std::string why = diag::VisibleText(attribute.why);
    const std::size_t room = kWidth - kBody.size() - WidthOf(path) - 2;
    const std::string values = Transition(attribute, room);
    const bool fits = why.empty() || WidthOf(values) + 3 + WidthOf(why) <= room;
    out_ += fmt::format("{}{}: {}{}{}\n", kBody, path, values, why.empty() || !fits ? "" : "   ",
                        Paint(StyleOf(attribute.risk), fits ? why : ""));
    if (!fits) {
      Wrapped(std::string(kBody) + "  ", why, StyleOf(attribute.risk));
    }
  }

  void Draw(const FileChange& file, bool of_several) {
    const std::string path = diag::VisibleText(of_several ? InnerPath(file.path) : file.path);
    if (file.diff.empty()) {
      Line(kBody, path + ": its bytes differ");
      return;
    }
    if (!told_.insert(HunksTextOf(file)).second) {
      Line(kBody, path + ": changed as above");
      return;
    }
    Line(kBody, path);
    const std::vector<std::string_view> lines = HunksOf(file);
    const std::size_t shown = lines.size() <= kMostDiffLines + 1 ? lines.size() : kMostDiffLines;
    const std::string indent = std::string(kBody) + "  ";
    for (std::size_t i = 0; i < shown; ++i) {
      const std::string line = Cut(diag::VisibleText(lines[i]), kWidth - indent.size());
      Line(indent, line, StyleOfDiffLine(line));
    }
    if (shown < lines.size()) {
      Line(indent, fmt::format("… {}", Counted(lines.size() - shown, "more line")), kFaint);
    }
  }

  void DrawHarmless(const Outline& outline) {
    const auto none = std::ranges::find(outline.sections, Risk::None, &Section::risk);
    const bool has_section = none != outline.sections.end();
    if (!has_section && outline.batches.empty()) {
      return;
    }
    std::size_t count = has_section ? none->changes : 0;
    for (const Batch& batch : outline.batches) {
      count += batch.names.size();
    }
    Line("",
         fmt::format("none: {} that {} nothing that exists", Counted(count, "change"),
                     count == 1 ? "touches" : "touch"),
         kBold);
    if (has_section) {
      for (const Part& part : none->parts) {
        Draw(part);
      }
    }
    for (const Batch& batch : outline.batches) {
      Draw(batch);
    }
    out_ += '\n';
  }

  /// One line: names up to its end, the number of the others.
  void Draw(const Batch& batch) {
    std::string text = fmt::format("{}{}", diag::VisibleText(batch.stem), batch.stem.empty() ? "" : ": ");
    std::size_t shown = 0;
    for (const std::string_view name : batch.names) {
      const std::string next = (shown == 0 ? "" : ", ") + diag::VisibleText(name);
      if (shown > 0 && WidthOf(text) + WidthOf(next) > kWidth - kEntry.size() - 16) {
        break;
      }
      text += next;
      ++shown;
    }
    if (shown < batch.names.size()) {
      text += fmt::format(" and {} more", batch.names.size() - shown);
    }
    const fmt::text_style style = batch.sign == "+" ? kGreen : batch.sign == "-" ? kRed : kYellow;
    out_ += fmt::format("{}{} {}\n", kEntry, Paint(style, fmt::format("{:<3}", batch.sign)), text);
  }

  void DrawFiles() {
    if (changes_.files.empty()) {
      return;
    }
    Wrapped("", fmt::format("other files: {}", fmt::join(changes_.files, ", ")), kPlain);
    out_ += '\n';
  }

  void DrawRecovery() {
    if (!changes_.recovery || changes_.recovery->empty()) {
      return;
    }
    const bool rejected = report_.verdict.RejectsFigures(changes_);
    Line("", changes_.recovery->Worse() ? "recovery: worse" : "recovery",
         kBold | (changes_.recovery->Worse() ? kRed : kPlain));
    for (const RecoveryLine& line : LinesOf(*changes_.recovery)) {
      Wrapped(kEntry, TextOf(line), line.worse ? (rejected ? kBold | kRed : kRed) : kPlain);
    }
    if (report_.verdict.figures_approved) {
      Wrapped(kEntry, "approved: " + *report_.verdict.figures_approved, kGreen);
    }
    out_ += '\n';
  }

  /// It has happened already, and no gate asks for it.
  void DrawDrift() {
    if (changes_.drift.empty()) {
      return;
    }
    Line("", fmt::format("changed outside Terraform: {}", Counted(changes_.drift.size(), "resource")), kBold);
    const Outline outline = OutlineOf(changes_.drift);
    for (const Section& section : outline.sections) {
      for (const Part& part : section.parts) {
        Draw(part);
      }
    }
    for (const Batch& batch : outline.batches) {
      Draw(batch);
    }
    out_ += '\n';
  }

  void DrawSummary() {
    const Summary summary = Summarize(report_);
    const std::string verdict = VerdictText(summary, report_.verdict.gate);
    const std::string counts = summary.changes == 0 ? "no changes of resources" : CountsText(summary);
    Wrapped("", counts, kBold);
    if (!verdict.empty()) {
      Wrapped("", verdict, kBold | kRed);
    }
  }

  const Report& report_;
  const Changes& changes_;
  Actions actions_;
  bool color_;
  std::set<std::string_view> told_;  ///< diffs of files that are above
  std::string out_;
};

}  // namespace

std::string RenderText(const Report& report, const TerminalCapabilities& terminal) {
  return Text(report, terminal.color).Draw();
}

}  // namespace lifeboat::diff
