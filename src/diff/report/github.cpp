#include "lifeboat/diag/github.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "diff/report/formats.h"
#include "diff/report/recovery_lines.h"
#include "diff/report/summary.h"
#include "diff/report/values.h"
#include "diff/report/words.h"

namespace lifeboat::diff {

namespace {

/// What GitHub shows of each kind and step; of more, the last one says how many there are.
constexpr std::size_t kMost = 10;
constexpr std::size_t kMostAttributes = 5;
constexpr std::size_t kValueWidth = 120;

/// The kinds of commands, and what was left of each.
struct Kind {
  std::string_view command;
  std::vector<std::string> lines = {};
};

class Annotations {
 public:
  explicit Annotations(const Report& report) : report_(report), actions_(ActionsOf(report.changes.changes)) {}

  std::string Draw() {
    AddFigures();
    for (const Change& change : report_.changes.changes) {
      if (IsDangerous(change) || report_.verdict.Rejects(change)) {
        Add(KindOf(change), TitleOf(change), BodyOf(change), PlaceOf(change));
      }
    }
    std::string out;
    for (const Kind& kind : kinds_) {
      const std::size_t shown = kind.lines.size() <= kMost ? kind.lines.size() : kMost - 1;
      for (std::size_t i = 0; i < shown; ++i) {
        out += kind.lines[i];
      }
      if (shown < kind.lines.size()) {
        out += fmt::format("::{} title=lifeboat diff::{} more like these are left out\n", kind.command,
                           kind.lines.size() - shown);
      }
    }
    return out;
  }

 private:
  Kind& KindOf(const Change& change) {
    return report_.verdict.Rejects(change) ? kinds_[0] : change.approved ? kinds_[2] : kinds_[1];
  }

  void AddFigures() {
    const auto& recovery = report_.changes.recovery;
    if (!recovery || recovery->empty()) {
      return;
    }
    std::string body;
    for (const RecoveryLine& line : LinesOf(*recovery)) {
      body += (body.empty() ? "" : "\n") + TextOf(line);
    }
    Kind& kind = report_.verdict.RejectsFigures(report_.changes)          ? kinds_[0]
                 : recovery->Worse() && !report_.verdict.figures_approved ? kinds_[1]
                                                                          : kinds_[2];
    Add(kind, recovery->Worse() ? "recovery gets worse" : "recovery", body, "");
  }

  static void Add(Kind& kind, std::string_view title, std::string_view body, const std::string& place) {
    kind.lines.push_back(fmt::format("::{} {}title={}::{}\n", kind.command, place,
                                     diag::GithubProperty(title), diag::GithubData(body)));
  }

  [[nodiscard]] std::string PlaceOf(const Change& change) const {
    if (!change.place) {
      return {};
    }
    std::string text =
        fmt::format("file={},", diag::GithubProperty(PathOf(*change.place, report_.before, report_.after)));
    return change.place->line == 0 ? text : text + fmt::format("line={},", change.place->line);
  }

  static std::string TitleOf(const Change& change) {
    return fmt::format("{}{}{}: {}", NameOf(change.risk), change.HarmsRecovery() ? ", recovery" : "",
                       change.approved ? " (approved)" : "", change.address);
  }

  [[nodiscard]] std::string BodyOf(const Change& change) const {
    std::string text = fmt::format("{} {}", change.address, VerbOf(change.action));
    const auto add = [&](const std::string& line) { text += line.empty() ? "" : "\n" + line; };
    add(MoveText(change));
    std::size_t shown = 0;
    for (const AttributeChange& attribute : change.attributes) {
      if (shown == kMostAttributes) {
        add(fmt::format("and {}", Counted(change.attributes.size() - shown, "more attribute")));
        break;
      }
      ++shown;
      add(fmt::format("{}: {}{}{}", attribute.path, Transition(attribute, kValueWidth),
                      attribute.why.empty() ? "" : "   ", attribute.why));
    }
    for (const Note& note : change.notes) {
      add(note.text);
    }
    add(ChainText(change, actions_));
    add(change.approved ? "approved: " + *change.approved : "");
    return text;
  }

  const Report& report_;
  Actions actions_;
  std::array<Kind, 3> kinds_ = {Kind{"error"}, Kind{"warning"}, Kind{"notice"}};
};

}  // namespace

std::string RenderGithub(const Report& report) { return Annotations(report).Draw(); }

}  // namespace lifeboat::diff
