#include "lifeboat/diag/github.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
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
/// Changes of one line that are named below the first.
constexpr std::size_t kMostOthers = 10;
constexpr std::size_t kMostAttributes = 5;
constexpr std::size_t kValueWidth = 120;

enum class Kind : std::uint8_t { Error, Warning, Notice };
constexpr std::array<std::string_view, 3> kCommands = {"error", "warning", "notice"};

class Annotations {
 public:
  explicit Annotations(const Report& report) : report_(report), actions_(ActionsOf(report.changes.changes)) {}

  std::string Draw() {
    AddFigures();
    AddChanges();
    std::string out;
    for (std::size_t kind = 0; kind < kCommands.size(); ++kind) {
      const std::vector<std::string>& lines = lines_.at(kind);
      const std::size_t shown = lines.size() <= kMost ? lines.size() : kMost - 1;
      for (std::size_t i = 0; i < shown; ++i) {
        out += lines[i];
      }
      if (shown < lines.size()) {
        out += fmt::format("::{} title=lifeboat diff::{} more like these are left out\n", kCommands.at(kind),
                           lines.size() - shown);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] Kind KindOf(const Change& change) const {
    return report_.verdict.Rejects(change) ? Kind::Error : change.approved ? Kind::Notice : Kind::Warning;
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
    const bool approved = report_.verdict.figures_approved.has_value();
    const Kind kind = report_.verdict.RejectsFigures(report_.changes) ? Kind::Error
                      : recovery->Worse() && !approved                ? Kind::Warning
                                                                      : Kind::Notice;
    Add(kind, recovery->Worse() ? "recovery gets worse" : "recovery", body, "");
  }

  /// One annotation a kind and line of a blueprint: what is removed there may be many resources.
  void AddChanges() {
    std::vector<std::vector<const Change*>> groups;
    std::map<std::pair<Kind, std::string>, std::size_t> known;
    for (const Change& change : report_.changes.changes) {
      if (!IsDangerous(change) && !report_.verdict.Rejects(change)) {
        continue;
      }
      const std::string place = change.place ? PlaceOf(change) : change.address;
      const auto [found, is_new] = known.try_emplace({KindOf(change), place}, groups.size());
      if (is_new) {
        groups.emplace_back();
      }
      groups[found->second].push_back(&change);
    }
    for (const std::vector<const Change*>& group : groups) {
      const Change& first = *group.front();
      const std::string more = group.size() == 1 ? "" : fmt::format(" and {} more", group.size() - 1);
      std::string body = BodyOf(first);
      for (std::size_t i = 1; i < std::min(group.size(), kMostOthers + 1); ++i) {
        body +=
            fmt::format("\n{} {} ({})", group[i]->address, VerbOf(group[i]->action), NameOf(group[i]->risk));
      }
      if (group.size() > kMostOthers + 1) {
        body += fmt::format("\nand {} more", group.size() - kMostOthers - 1);
      }
      Add(KindOf(first), TitleOf(first) + more, body, PlaceOf(first));
    }
  }

  void Add(Kind kind, std::string_view title, std::string_view body, const std::string& place) {
    const auto index = static_cast<std::size_t>(kind);
    lines_.at(index).push_back(fmt::format("::{} {}title={}::{}\n", kCommands.at(index), place,
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
  std::array<std::vector<std::string>, kCommands.size()> lines_;  ///< by Kind
};

}  // namespace

std::string RenderGithub(const Report& report) { return Annotations(report).Draw(); }

}  // namespace lifeboat::diff
