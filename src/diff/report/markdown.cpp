#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "diff/report/formats.h"
#include "diff/report/markdown_blocks.h"
#include "diff/report/markdown_escape.h"
#include "diff/report/outline.h"
#include "diff/report/recovery_lines.h"
#include "diff/report/summary.h"
#include "diff/report/values.h"
#include "diff/report/words.h"

namespace lifeboat::diff {

namespace {

/// By this a job finds its comment again.
constexpr std::string_view kMarker = "<!-- lifeboat-diff -->\n";
constexpr std::size_t kMostRows = 30;
constexpr std::size_t kMostFiles = 20;
constexpr std::size_t kMostReasons = 3;
constexpr std::size_t kMostAddresses = 3;
constexpr std::size_t kWidth = 200;
/// What stands above the folds ends about here, so that there is room for them.
constexpr std::size_t kMostHeadBytes = 30'000;
/// For the sentence about what is left out.
constexpr std::size_t kReserve = 200;

std::string Text(std::string_view text) { return MarkdownText(Cut(text, kWidth)); }
std::string Code(std::string_view text, In in = In::Cell) { return MarkdownCode(Cut(text, kWidth), in); }

class Comment {
 public:
  explicit Comment(const Report& report)
      : report_(report), changes_(report.changes), outline_(OutlineOf(changes_.changes)) {}

  std::string Draw() && {
    out_ = kMarker;
    FindDangerous();
    DrawHead();
    if (IsEmpty(changes_)) {
      return std::move(out_);
    }
    DrawRecovery();
    DrawTable();
    DrawFiles();
    DrawDrift();
    DrawFolds();
    return std::move(out_);
  }

 private:
  void FindDangerous() {
    for (const Section& section : outline_.sections) {
      for (const Part& part : section.parts) {
        for (const Entry& entry : part.entries) {
          if (IsDangerous(entry.first())) {
            dangerous_.push_back(&entry);
          }
        }
      }
    }
  }

  void DrawHead() {
    const Summary summary = Summarize(report_);
    const bool rejected = !summary.rejected.empty() || summary.figures_rejected;
    const bool worse = changes_.recovery && changes_.recovery->Worse();
    const std::string_view mark = rejected ? "❌" : dangerous_.empty() && !worse ? "✅" : "⚠️";
    const std::string counts = IsEmpty(changes_)      ? "no changes"
                               : summary.changes == 0 ? "no changes of resources"
                                                      : CountsText(summary);
    out_ += fmt::format("### {} Lifeboat: {}\n\n{} → {}\n\n", mark, counts, Code(report_.before, In::Text),
                        Code(report_.after, In::Text));
    if (rejected) {
      out_ += fmt::format("**Not approved**: {}{}{}.\n\n",
                          summary.rejected.empty() ? "" : Counted(summary.rejected.size(), "change"),
                          !summary.rejected.empty() && summary.figures_rejected ? ", and " : "",
                          summary.figures_rejected ? "worse figures of recovery" : "");
    }
  }

  void DrawRecovery() {
    if (!changes_.recovery || changes_.recovery->empty()) {
      return;
    }
    const std::vector<RecoveryLine> lines = LinesOf(*changes_.recovery);
    out_ += "| recovery | before | after | objective | what changes |\n|---|---|---|---|---|\n";
    std::size_t shown = 0;
    for (; shown < std::min(lines.size(), kMostRows) && out_.size() < kMostHeadBytes / 2; ++shown) {
      const RecoveryLine& line = lines[shown];
      out_ += fmt::format("| {}{} | {} | {} | {} | {} |\n", line.worse ? "⚠️ " : "", Text(line.name),
                          Text(line.before), Text(line.after), Text(line.objective), Text(line.steps));
    }
    if (shown < lines.size()) {
      out_ += fmt::format("\nand {} more\n", lines.size() - shown);
    }
    if (report_.verdict.figures_approved) {
      out_ += fmt::format("\napproved: {}\n", Text(*report_.verdict.figures_approved));
    }
    out_ += '\n';
  }

  void DrawTable() {
    if (dangerous_.empty()) {
      return;
    }
    out_ += "| class | change | where |\n|---|---|---|\n";
    std::size_t shown = 0;
    for (; shown < std::min(dangerous_.size(), kMostRows); ++shown) {
      const std::string row = RowOf(*dangerous_[shown]);
      if (out_.size() + row.size() > kMostHeadBytes) {
        break;
      }
      out_ += row;
    }
    std::size_t more = 0;
    for (std::size_t i = shown; i < dangerous_.size(); ++i) {
      more += dangerous_[i]->size();
    }
    if (more > 0) {
      out_ += fmt::format("\nand {} of these classes that {} no row here\n", Counted(more, "more change"),
                          more == 1 ? "has" : "have");
    }
    out_ += '\n';
  }

  [[nodiscard]] std::string RowOf(const Entry& entry) const {
    const Change& change = entry.first();
    const std::size_t shown = std::min(entry.changes.size(), kMostAddresses);
    std::string addresses;
    for (std::size_t i = 0; i < shown; ++i) {
      addresses += (i == 0 ? "" : "<br>") + Code(entry.changes[i]->address);
    }
    if (shown < entry.size()) {
      addresses += fmt::format("<br>and {} more like {}", entry.size() - shown, shown == 1 ? "it" : "these");
    }
    const std::string place =
        change.place ? Code(PathOf(*change.place, report_.before, report_.after) +
                            (change.place->line == 0 ? "" : fmt::format(":{}", change.place->line)))
                     : "";
    return fmt::format("| {}{}{} | {}<br>{} | {} |\n", report_.verdict.Rejects(change) ? "❌ " : "",
                       NameOf(change.risk), change.HarmsRecovery() ? ", recovery" : "", addresses,
                       WhatHappens(change), place);
  }

  static std::string WhatHappens(const Change& change) {
    std::string text(VerbOf(change.action));
    std::size_t reasons = 0;
    for (const AttributeChange& attribute : change.attributes) {
      if (attribute.risk == change.risk || attribute.risk == Risk::Replace) {
        if (!attribute.why.empty() && ++reasons <= kMostReasons) {
          text += fmt::format("<br>{} {}", Code(attribute.path), Text(attribute.why));
        }
      }
    }
    for (const Note& note : change.notes) {
      text += "<br>" + Text(note.text);
    }
    if (!change.chain.empty()) {
      text += fmt::format("<br>because of {}", Code(change.chain.front()));
    }
    return text + (change.approved ? "<br>approved: " + Text(*change.approved) : "");
  }

  void DrawDrift() {
    if (changes_.drift.empty()) {
      return;
    }
    const std::size_t shown = std::min(changes_.drift.size(), kMostFiles);
    out_ += "Changed outside Terraform:";
    for (std::size_t i = 0; i < shown; ++i) {
      out_ += (i == 0 ? " " : ", ") + Code(changes_.drift[i].address, In::Text);
    }
    out_ += shown < changes_.drift.size() ? fmt::format(" and {} more\n\n", changes_.drift.size() - shown)
                                          : "\n\n";
  }

  void DrawFiles() {
    if (changes_.files.empty()) {
      return;
    }
    const std::size_t shown = std::min(changes_.files.size(), kMostFiles);
    out_ += "Other files:";
    for (std::size_t i = 0; i < shown; ++i) {
      out_ += (i == 0 ? " " : ", ") + Code(changes_.files[i], In::Text);
    }
    out_ += shown < changes_.files.size() ? fmt::format(" and {} more\n\n", changes_.files.size() - shown)
                                          : "\n\n";
  }

  static std::string TitleOf(const MarkdownFold& fold) {
    std::vector<std::string> counts;
    for (std::size_t i = fold.of_risk.size(); i-- > 0;) {
      if (fold.of_risk.at(i) > 0) {
        counts.push_back(
            fmt::format("{} {}", fold.of_risk.at(i), i == 0 ? "harmless" : NameOf(static_cast<Risk>(i))));
      }
    }
    return fmt::format("<b>{}</b>: {}", HtmlText(Cut(fold.title, kWidth)), fmt::join(counts, ", "));
  }

  /// As many blocks as there is room for; the others are counted.
  void DrawFolds() {
    std::size_t left_out = 0;
    for (const MarkdownFold& fold : FoldsOf(outline_, report_)) {
      std::string all;
      for (const MarkdownBlock& block : fold.blocks) {
        all += block.lines;
      }
      const std::string fence = FenceFor(all);
      const std::string head =
          fmt::format("<details><summary>{}</summary>\n\n{}diff\n", TitleOf(fold), fence);
      const std::string foot = fmt::format("{}\n\n</details>\n\n", fence);
      const std::size_t frame = out_.size() + head.size() + foot.size() + kReserve;
      std::string lines;
      for (const MarkdownBlock& block : fold.blocks) {
        if (frame + lines.size() + block.lines.size() <= kMostMarkdownBytes) {
          lines += block.lines;
        } else {
          left_out += block.changes;
        }
      }
      if (lines.ends_with("\n\n")) {
        lines.pop_back();  // what stands between two blocks
      }
      if (!lines.empty()) {
        out_ += head + lines + foot;
      }
    }
    if (left_out > 0) {
      out_ += fmt::format("{} left out: a comment holds no more.\n",
                          Counted(left_out, "more change") + (left_out == 1 ? " is" : " are"));
    }
  }

  const Report& report_;
  const Changes& changes_;
  Outline outline_;
  std::vector<const Entry*> dangerous_;
  std::string out_;
};

}  // namespace

std::string RenderMarkdown(const Report& report) { return Comment(report).Draw(); }

}  // namespace lifeboat::diff
