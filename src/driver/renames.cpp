#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/driver/pipeline.h"
#include "lifeboat/support/check.h"

namespace lifeboat::driver {

namespace {

constexpr diag::Def<std::string, std::string> kRenamed{
    diag::Kind::ProbableRename,
    "`{}` is new and `{}` is gone: the resources of the old one will be destroyed, those of the new one "
    "created"};
constexpr diag::Def<std::string, std::string, std::string> kOriginal{
    diag::Kind::ChangedOriginalKey,
    "the AWS names of `{}` derived from `{}` in the last compile and derive from `{}` now"};

/// The resources whose names are made of one key.
struct Family {
  graph::Subject subject;
  std::vector<graph::NodeId> nodes;
};

std::string Field(const graph::Subject& subject) { return subject.section + "." + subject.key; }

class Renames {
 public:
  Renames(const graph::Graph& graph, const output::Manifest& last, diag::Sink& sink)
      : graph_(graph), last_(last), sink_(sink) {
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      const graph::NodeId id{i};
      const graph::NodeInfo& info = graph.Info(id);
      if (graph::Info(info.kind).block != graph::BlockType::Resource) {
        continue;
      }
      addresses_.insert(graph.Address(id));
      if (const auto& subject = info.label.subject()) {
        Family& family = families_[Field(*subject)];
        family.subject = *subject;
        family.nodes.push_back(id);
      }
    }
  }

  void Report() const {
    for (const auto& [field, family] : families_) {
      if (const auto key = KnownAs(family)) {
        ReportOriginal(family, *key);
      } else {
        ReportRename(family);
      }
    }
  }

 private:
  [[nodiscard]] std::string AddressUnder(graph::NodeId id, std::string_view key) const {
    return graph_.AddressAs(id, graph_.Info(id).label.Under(key));
  }

  /// The key under which the last compile had it: the newest of its names that it knew.
  [[nodiscard]] std::optional<std::string> KnownAs(const Family& family) const {
    std::vector<std::string> keys = family.subject.was;
    keys.push_back(family.subject.key);
    const auto known = std::find_if(keys.rbegin(), keys.rend(), [&](const std::string& key) {
      return std::ranges::any_of(
          family.nodes, [&](graph::NodeId id) { return last_.resources.contains(AddressUnder(id, key)); });
    });
    return known == keys.rend() ? std::nullopt : std::optional(*known);
  }

  /// Whether every resource of the family existed under `key`, and none of them does now.
  [[nodiscard]] bool Vanished(const Family& family, const std::string& key) const {
    return std::ranges::all_of(family.nodes, [&](graph::NodeId id) {
      const std::string address = AddressUnder(id, key);
      return last_.resources.contains(address) && !addresses_.contains(address);
    });
  }

  /// Whether the last compile had no more under `key` than the family has: of all kinds of resources that the
  /// section has somewhere.
  [[nodiscard]] bool HadNoMore(const Family& family, const std::string& key) const {
    std::set<std::string> had;
    for (const auto& [field, other] : families_) {
      if (other.subject.section != family.subject.section) {
        continue;
      }
      for (const graph::NodeId id : other.nodes) {
        std::string address = AddressUnder(id, key);
        if (last_.resources.contains(address)) {
          had.insert(std::move(address));
        }
      }
    }
    return had.size() == family.nodes.size();
  }

  /// Former keys with the same resources; without any, those that had the family's resources among others.
  [[nodiscard]] std::vector<std::string> Candidates(const Family& family) const {
    const graph::NodeId first = family.nodes.front();
    const graph::Label& label = graph_.Info(first).label;
    const std::string before = graph_.AddressAs(first, "");
    std::vector<std::string> keys;
    std::vector<std::string> larger;
    for (auto entry = last_.resources.lower_bound(before);
         entry != last_.resources.end() && entry->first.starts_with(before); ++entry) {
      const auto key = label.KeyIn(std::string_view(entry->first).substr(before.size()));
      if (key && Vanished(family, *key)) {
        (HadNoMore(family, *key) ? keys : larger).push_back(*key);
      }
    }
    return keys.empty() ? larger : keys;
  }

  /// Where the key stands.
  [[nodiscard]] source::Span PlaceOf(const Family& family) const {
    const auto own = std::ranges::find_if(
        family.nodes, [&](graph::NodeId id) { return graph_.Info(id).field == Field(family.subject); });
    LIFEBOAT_CHECK(own != family.nodes.end(), "some resource comes from the key itself");
    return graph_.Info(*own).origin;
  }

  /// The key that the AWS names of `key` derived from in the last compile, when that was another one.
  [[nodiscard]] std::optional<std::string> LastOriginal(const Family& family, const std::string& key) const {
    const auto recorded = last_.original_keys.find(family.subject.section + "." + key);
    return recorded == last_.original_keys.end() ? std::nullopt : std::optional(recorded->second);
  }

  /// What makes the family the one that the last compile called `key`.
  [[nodiscard]] std::string Declaration(const Family& family, const std::string& key) const {
    const std::string original = LastOriginal(family, key).value_or(key);
    return original == key || key == family.subject.key ? fmt::format("`was: {}`", original)
                                                        : fmt::format("`was: [{}, {}]`", original, key);
  }

  void ReportRename(const Family& family) const {
    const std::vector<std::string> keys = Candidates(family);
    if (keys.empty()) {
      return;
    }
    std::vector<std::string> fields;
    std::vector<std::string> declarations;
    for (const std::string& key : keys) {
      fields.push_back(family.subject.section + "." + key);
      declarations.push_back(Declaration(family, key));
    }
    const std::string field = Field(family.subject);
    diag::Build(sink_, kRenamed, PlaceOf(family), field, fmt::format("{}", fmt::join(fields, "`, `")))
        .Note("the last compile into this folder had the same resources under the old name")
        .Help(
            fmt::format("if it is the same one, write {} under `{}`", fmt::join(declarations, " or "), field))
        .Report();
  }

  /// Only what was renamed in the last compile is compared: who adds `was` makes good a compile without it.
  void ReportOriginal(const Family& family, const std::string& key) const {
    const auto last = LastOriginal(family, key);
    const std::string& now = family.subject.Original();
    if (!last || *last == now) {
      return;
    }
    const std::string field = Field(family.subject);
    diag::Build(sink_, kOriginal, PlaceOf(family), field, *last, now)
        .Note("Terraform replaces what AWS knows by its name, data included")
        .Help(fmt::format("write {} under `{}`", Declaration(family, key), field))
        .Report();
  }

  const graph::Graph& graph_;
  const output::Manifest& last_;
  diag::Sink& sink_;
  std::set<std::string> addresses_;
  std::map<std::string, Family> families_;
};

}  // namespace

void ReportRenames(const Results& results, const output::Manifest& last, diag::Sink& sink) {
  LIFEBOAT_CHECK(results.graph.has_value(), "renames are looked for after a finished run");
  Renames(*results.graph, last, sink).Report();
}

}  // namespace lifeboat::driver
