#include "diff/report/markdown_blocks.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "lifeboat/diag/visible.h"

#include "diff/report/values.h"
#include "diff/report/words.h"

namespace lifeboat::diff {

namespace {

constexpr std::size_t kMostAddresses = 10;
constexpr std::size_t kMostAttributes = 30;
constexpr std::size_t kMostFiles = 10;
constexpr std::size_t kMostDiffLines = 40;
constexpr std::size_t kValueWidth = 300;
constexpr std::size_t kLineWidth = 200;
constexpr std::size_t kBatchWidth = 400;

std::string Visible(std::string_view text, std::size_t width) { return Cut(diag::VisibleText(text), width); }

class Lines {
 public:
  explicit Lines(const Report& report, const Actions& actions) : report_(report), actions_(actions) {}

  std::string Draw(const Entry& entry) && {
    const Change& first = entry.first();
    DrawAddresses(entry.changes);
    Add("! ", MoveText(first));
    DrawAttributes(first);
    for (const Note& note : first.notes) {
      Add("! ", note.text);
    }
    Add("! ", ChainText(first, actions_));
    DrawFiles(first, entry.changes.size() > 1);
    if (first.approved) {
      Add("# ", "approved: " + *first.approved);
    }
    if (!entry.similar.empty()) {
      DrawAddresses(entry.similar);
      Add("# ", "likewise, with other values");
    }
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void Add(std::string_view mark, std::string_view text) {
    if (!text.empty()) {
      out_ += fmt::format("{}{}\n", mark, Visible(text, kValueWidth));
    }
  }

  void DrawAddresses(const std::vector<const Change*>& changes) {
    const std::size_t shown = changes.size() <= kMostAddresses + 1 ? changes.size() : kMostAddresses;
    for (std::size_t i = 0; i < shown; ++i) {
      DrawAddress(*changes[i]);
    }
    if (shown < changes.size()) {
      Add("@@ ", fmt::format("and {} more like these @@", changes.size() - shown));
    }
  }

  void DrawAddress(const Change& change) {
    const std::string place = PlaceText(change);
    const bool only_moves = change.action == Action::Nothing && change.former;
    std::string text = only_moves ? fmt::format("{} → {}", *change.former, change.address)
                                  : fmt::format("{} {}", change.address, VerbOf(change.action));
    text += fmt::format(" ({}{}){}{} @@", NameOf(change.risk),
                        report_.verdict.Rejects(change) ? ", not approved" : "", place.empty() ? "" : "  ",
                        place);
    Add("@@ ", text);
  }

  void DrawAttributes(const Change& change) {
    const std::size_t shown = std::min(change.attributes.size(), kMostAttributes);
    for (std::size_t i = 0; i < shown; ++i) {
      if (!IsToldByFiles(change.attributes[i], change)) {
        Draw(change.attributes[i]);
      }
    }
    if (shown < change.attributes.size()) {
      Add("# ", fmt::format("{}", Counted(change.attributes.size() - shown, "more attribute")));
    }
  }

  void Draw(const AttributeChange& attribute) {
    const std::string path = Cut(PathText(attribute), kLineWidth);
    const std::string why = attribute.why.empty() ? "" : "   # " + Visible(attribute.why, kLineWidth);
    if (!attribute.before && !attribute.after && attribute.known) {
      out_ += fmt::format("! {}: changed{}\n", path, why);
    }
    if (attribute.before) {
      out_ += fmt::format("- {}: {}{}\n", path, Cut(BeforeText(attribute), kValueWidth),
                          attribute.after || !attribute.known ? "" : why);
    }
    if (attribute.after || !attribute.known) {
      out_ += fmt::format("+ {}: {}{}\n", path, Cut(AfterText(attribute), kValueWidth), why);
    }
  }

  void DrawFiles(const Change& change, bool of_several) {
    const std::size_t shown = std::min(change.files.size(), kMostFiles);
    for (std::size_t i = 0; i < shown; ++i) {
      Draw(change.files[i], of_several);
    }
    if (shown < change.files.size()) {
      Add("# ", Counted(change.files.size() - shown, "more file"));
    }
  }

  void Draw(const FileChange& file, bool of_several) {
    const std::string path(of_several ? InnerPath(file.path) : file.path);
    Add("# ", file.diff.empty() ? path + ": its bytes differ" : path);
    const std::vector<std::string_view> lines = HunksOf(file);
    const std::size_t shown = lines.size() <= kMostDiffLines + 1 ? lines.size() : kMostDiffLines;
    for (std::size_t i = 0; i < shown; ++i) {
      out_ += Visible(lines[i], kLineWidth) + "\n";
    }
    if (shown < lines.size()) {
      Add("# ", Counted(lines.size() - shown, "more line"));
    }
  }

  const Report& report_;
  const Actions& actions_;
  std::string out_;
};

MarkdownBlock BlockOf(const Batch& batch) {
  std::string text = diag::VisibleText(batch.stem) + (batch.stem.empty() ? "" : ": ");
  std::size_t shown = 0;
  for (const std::string_view name : batch.names) {
    const std::string next = (shown == 0 ? "" : ", ") + diag::VisibleText(name);
    if (shown > 0 && WidthOf(text) + WidthOf(next) > kBatchWidth) {
      text += fmt::format(" and {} more", batch.names.size() - shown);
      break;
    }
    text += next;
    ++shown;
  }
  // `~` means nothing in a diff.
  return {fmt::format("{} {}\n", batch.sign == "~" ? "!" : batch.sign, Cut(text, 2 * kBatchWidth)),
          batch.names.size()};
}

}  // namespace

std::vector<MarkdownFold> FoldsOf(const Outline& outline, const Report& report) {
  const Actions actions = ActionsOf(report.changes.changes);
  std::vector<MarkdownFold> folds;
  for (const Section& section : outline.sections) {
    for (const Part& part : section.parts) {
      auto fold = std::ranges::find(folds, part.title, &MarkdownFold::title);
      if (fold == folds.end()) {
        fold = folds.insert(folds.end(), {part.title, {}, {}});
      }
      for (const Entry& entry : part.entries) {
        fold->of_risk.at(static_cast<std::size_t>(section.risk)) += entry.size();
        fold->blocks.push_back({Lines(report, actions).Draw(entry), entry.size()});
      }
    }
  }
  MarkdownFold rest{"new, and settings without effect on what runs", {}, {}};
  for (const Batch& batch : outline.batches) {
    rest.blocks.push_back(BlockOf(batch));
    rest.of_risk.at(static_cast<std::size_t>(Risk::None)) += batch.names.size();
  }
  if (!rest.blocks.empty()) {
    folds.push_back(std::move(rest));
  }
  return folds;
}

}  // namespace lifeboat::diff
