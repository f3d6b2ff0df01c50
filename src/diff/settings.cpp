#include "lifeboat/diff/settings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "lifeboat/support/date.h"
#include "lifeboat/support/edit_distance.h"
#include "lifeboat/yaml/document_reader.h"

namespace lifeboat::diff {

namespace {

using diag::Kind;

constexpr diag::Def<std::string> kNoClass{Kind::UnknownChoice, "there is no class `{}`"};
constexpr diag::Def<std::string_view> kMissingKey{Kind::MissingKey, "this approval has no `{}`"};
constexpr diag::Def<std::string_view> kEmpty{Kind::MalformedValue, "`{}` of this approval is empty"};
constexpr diag::Def<std::string> kNoDay{Kind::MalformedValue, "`{}` is no day of the calendar"};
constexpr diag::Def<> kNeverAndMore{Kind::MalformedValue, "`never` stands beside classes"};

constexpr std::array<std::string_view, 2> kKeys = {"fail_on", "approve"};
constexpr std::array<std::string_view, 4> kApprovalKeys = {"change", "class", "reason", "until"};

/// The classes of a list.
struct Classes {
  std::optional<Risk> least;
  std::optional<Risk> worst;
  bool recovery = false;

  bool Add(std::string_view name) {
    Gate one = kNeverFails;
    if (!AddClass(name, one)) {
      return false;
    }
    recovery = recovery || one.recovery;
    if (one.risk) {
      least = std::min(least.value_or(*one.risk), *one.risk);
      worst = std::max(worst.value_or(*one.risk), *one.risk);
    }
    return true;
  }
};

class SettingsReader {
 public:
  explicit SettingsReader(diag::Sink& sink) : sink_(sink), reader_(sink) {}

  Settings Read(const yaml::Node& document) {
    Settings settings;
    const yaml::Entry* section = document.Find("diff");
    if (section == nullptr || !reader_.IsMap(section->value, "`diff`")) {
      return settings;
    }
    reader_.CheckKeys(section->value, kKeys, "`diff`");
    if (const yaml::Entry* fail_on = section->value.Find("fail_on")) {
      settings.gate = GateOf(fail_on->value);
    }
    if (const yaml::Entry* approve = section->value.Find("approve");
        approve != nullptr && reader_.IsList(approve->value, "`diff.approve`")) {
      for (const yaml::Node& item : approve->value.items) {
        if (auto approval = ApprovalOf(item)) {
          settings.approvals.push_back(*std::move(approval));
        }
      }
    }
    return settings;
  }

 private:
  std::optional<Gate> GateOf(const yaml::Node& node) {
    if (node.kind == yaml::NodeKind::Scalar && node.scalar == kNever) {
      return kNeverFails;
    }
    const auto classes = ClassesIn(node, "`diff.fail_on`");
    return classes ? std::optional(Gate{classes->least, classes->recovery}) : std::nullopt;
  }

  /// One class, or a list of them.
  std::optional<Classes> ClassesIn(const yaml::Node& node, std::string_view place) {
    Classes classes;
    if (node.kind != yaml::NodeKind::Sequence) {
      return AddClassOf(node, place, classes) ? std::optional(classes) : std::nullopt;
    }
    bool fine = true;
    for (const yaml::Node& item : node.items) {
      if (item.kind == yaml::NodeKind::Scalar && item.scalar == kNever) {
        diag::Build(sink_, kNeverAndMore, item.span).Help("write `fail_on: never`, or the classes").Report();
        fine = false;
      } else {
        fine = AddClassOf(item, place, classes) && fine;
      }
    }
    return fine ? std::optional(classes) : std::nullopt;
  }

  bool AddClassOf(const yaml::Node& node, std::string_view place, Classes& classes) {
    const auto word = reader_.Text(node, place, "a class, or a list of them,");
    if (!word || classes.Add(*word)) {
      return word.has_value();
    }
    auto report = diag::Build(sink_, kNoClass, node.span, *word);
    if (const auto close = Closest(*word, kGateClasses)) {
      report.Help(fmt::format("a similar value exists: `{}`", *close));
    }
    report.Help(fmt::format("one of: {}", fmt::join(kGateClasses, ", ")));
    std::move(report).Report();
    return false;
  }

  std::optional<Approval> ApprovalOf(const yaml::Node& node) {
    if (!reader_.IsMap(node, "an item of `diff.approve`")) {
      return std::nullopt;
    }
    reader_.CheckKeys(node, kApprovalKeys, "this approval");
    const auto change = TextIn(node, "change");
    const yaml::Entry* classes = EntryIn(node, "class");
    const auto scope = classes == nullptr ? std::nullopt : ClassesIn(classes->value, "`class`");
    auto reason = TextIn(node, "reason");
    const auto until = TextIn(node, "until");
    const auto day = until ? DayOf(*until, node.Find("until")->value) : std::nullopt;
    if (!change || !scope || !reason || !day) {
      return std::nullopt;
    }
    return Approval{.change = *change,
                    .upto = scope->worst.value_or(Risk::None),
                    .recovery = scope->recovery,
                    .reason = *std::move(reason),
                    .until = *day,
                    .place = node.Find("change")->value.span};
  }

  std::optional<std::chrono::sys_days> DayOf(const std::string& text, const yaml::Node& node) {
    const auto day = ParseDate(text);
    if (!day) {
      diag::Build(sink_, kNoDay, node.span, text).Help("write it like `2027-03-31`").Report();
    }
    return day;
  }

  const yaml::Entry* EntryIn(const yaml::Node& map, std::string_view key) {
    const yaml::Entry* entry = map.Find(key);
    if (entry == nullptr) {
      diag::Build(sink_, kMissingKey, map.span, key).Report();
    }
    return entry;
  }

  std::optional<std::string> TextIn(const yaml::Node& map, std::string_view key) {
    const yaml::Entry* entry = EntryIn(map, key);
    if (entry == nullptr) {
      return std::nullopt;
    }
    auto text = reader_.Text(entry->value, fmt::format("`{}`", key));
    if (text && text->find_first_not_of(" \t\n") == std::string::npos) {
      diag::Build(sink_, kEmpty, entry->value.span, key).Report();
      return std::nullopt;
    }
    return text;
  }

  diag::Sink& sink_;
  yaml::DocumentReader reader_;
};

}  // namespace

Settings ReadSettings(const yaml::Node& document, diag::Sink& sink) {
  return SettingsReader(sink).Read(document);
}

}  // namespace lifeboat::diff
