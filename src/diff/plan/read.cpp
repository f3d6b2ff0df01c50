#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/diff/plan.h"
#include "lifeboat/terraform/value.h"

#include "diff/plan/chains.h"
#include "diff/plan/configuration.h"
#include "diff/plan/drift.h"
#include "diff/plan/entry.h"
#include "diff/plan/script.h"
#include "diff/plan/traps.h"
#include "diff/rate.h"
#include "diff/risk_table.h"
#include "diff/values.h"

namespace lifeboat::diff {

namespace {

using terraform::Arena;
using terraform::Member;
using terraform::Value;

/// Why Terraform does what no attribute explains.
struct Reason {
  std::string_view name;
  std::string_view text;
};

constexpr std::array kReasons = {
    Reason{"replace_because_tainted", "it is marked as tainted: making it failed, or somebody said so"},
    Reason{"replace_by_request", "somebody asked for it with `-replace`"},
    Reason{"replace_by_triggers", "one of its `replace_triggered_by` changes"},
    Reason{"delete_because_no_resource_config", "the configuration has no such resource any more"},
    Reason{"delete_because_no_module", "the configuration has no such module any more"},
    Reason{"delete_because_no_move_target", "a `moved` block leads to an address that does not exist"},
    Reason{"delete_because_wrong_repetition", "`count` or `for_each` came or went"},
    Reason{"delete_because_count_index", "`count` became less"},
    Reason{"delete_because_each_key", "`for_each` has its key no more"},
};

/// As Terraform has it: the provider's word about what forces a replacement stands above the table's.
void RatePlanned(Entry& entry) {
  Change& change = entry.change;
  if (change.action != Action::Update) {
    Rate(change);
  }
  Risk worst = Risk::InPlace;
  for (AttributeChange& attribute : change.attributes) {
    const Disruption* disruption = FindDisruption(change.type, attribute);
    if (change.action == Action::Replace && entry.replaces.Touches(attribute.schema_path)) {
      attribute.risk = Risk::Replace;
      attribute.why = "forces replacement";
    } else {
      attribute.risk = disruption == nullptr ? Risk::InPlace : Risk::Disruptive;
      attribute.why = disruption == nullptr ? std::string_view() : disruption->why;
    }
    worst = std::max(worst, attribute.risk);
  }
  if (change.action == Action::Update) {
    change.risk = worst;
  } else if (change.action == Action::Nothing) {
    change.risk = Risk::None;
  }
}

void AddReasons(const Value& json, Change& change) {
  const auto* const reason = std::ranges::find(kReasons, json.TextAt("action_reason"), &Reason::name);
  if (reason != kReasons.end()) {
    change.notes.push_back({Note::Kind::Chain, std::string(reason->text)});
  }
  if (!json.TextAt("deposed").empty()) {
    change.notes.push_back({Note::Kind::Chain, "what an earlier replacement left behind"});
  }
  if (const Value* importing = json.Find("change", "importing");
      importing != nullptr && !importing->IsNull()) {
    const std::string_view id = importing->TextAt("id");
    change.notes.push_back(
        {Note::Kind::Chain, id.empty()
                                ? "taken over: it is in AWS and comes into the state"
                                : fmt::format("taken over: `{}` is in AWS and comes into the state", id)});
  }
}

class Reader {
 public:
  Reader(const Value& plan, const PlanContext& context, Arena& arena)
      : plan_(plan), context_(context), arena_(arena), configuration_(plan) {}

  Changes Read() {
    std::vector<Entry> entries = Entries("resource_changes");
    for (Entry& entry : entries) {
      RatePlanned(entry);
      ShowScripts(entry);
    }
    Explain(entries, configuration_);
    Changes result;
    for (Entry& drift : Entries("resource_drift")) {
      if (RateDrift(drift, entries, configuration_, context_.owned)) {
        result.drift.push_back(std::move(drift.change));
      }
    }
    for (Entry& entry : entries) {
      AddTraps(entry, configuration_, context_.owned);
      result.changes.push_back(std::move(entry.change));
    }
    AddOutputs(result.changes);
    AddIncomplete(result.changes);
    SortByDanger(result.changes);
    SortByDanger(result.drift);
    return result;
  }

 private:
  std::vector<Entry> Entries(std::string_view list) {
    std::vector<Entry> entries;
    const Value* found = plan_.Find(list);
    for (const Value& json : found == nullptr ? std::span<const Value>() : found->Items()) {
      if (json.TextAt("mode") != "managed") {
        continue;
      }
      Entry entry = ReadEntry(json, configuration_, context_, arena_);
      AddReasons(json, entry.change);
      if (entry.change.action != Action::Nothing || entry.change.former || !entry.change.notes.empty()) {
        entries.push_back(std::move(entry));
      }
    }
    return entries;
  }

  /// In the way in which two configurations are compared: each is a setting of the root.
  void AddOutputs(std::vector<Change>& changes) const {
    const Value* outputs = plan_.Find("output_changes");
    for (const Member& output : outputs == nullptr ? std::span<const Member>() : outputs->Members()) {
      const Value* actions = output.value.Find("actions");
      const std::string_view action =
          actions == nullptr || actions->Items().empty() ? "no-op" : actions->Items().front().AsString();
      if (action == "no-op") {
        continue;
      }
      Change change;
      change.address = fmt::format("output.{}", output.key);
      change.action = action == "create"   ? Action::Create
                      : action == "delete" ? Action::Destroy
                                           : Action::Update;
      change.risk = Risk::None;
      changes.push_back(std::move(change));
    }
  }

  /// The judgement of a part is none of the whole.
  void AddIncomplete(std::vector<Change>& changes) const {
    const Value* complete = plan_.Find("complete");
    if (complete == nullptr || complete->IsNull() || complete->AsBool()) {
      return;
    }
    Change change;
    change.address = "plan";
    change.action = Action::Nothing;
    change.risk = Risk::None;
    change.notes.push_back({Note::Kind::Refusal,
                            "the plan is not complete (`-target`, or something is deferred): what it leaves "
                            "out is not judged"});
    changes.push_back(std::move(change));
  }

  const Value& plan_;
  const PlanContext& context_;
  Arena& arena_;
  PlanConfiguration configuration_;
};

}  // namespace

tl::expected<Changes, std::string> ReadPlan(std::string_view json, const PlanContext& context) {
  Arena arena;
  const auto plan = terraform::ParseJson(json, arena);
  if (!plan) {
    return tl::unexpected(fmt::format(
        "it is not JSON: {}; `terraform show -json FILE` makes it of a saved plan", plan.error()));
  }
  const std::string_view version = plan->TextAt("format_version");
  if (version.empty() || plan->Find("planned_values") == nullptr) {
    return tl::unexpected(
        std::string("it is not a plan; `terraform show -json FILE` makes it of a saved plan"));
  }
  if (!version.starts_with("1.")) {
    return tl::unexpected(
        fmt::format("its format is {}, and Lifeboat knows 1.x; another Terraform wrote it", version));
  }
  if (const Value* errored = plan->Find("errored"); errored != nullptr && errored->AsBool()) {
    return tl::unexpected(
        std::string("Terraform could not finish this plan: what is in it is a part, and cannot be judged; "
                    "see what `terraform plan` says"));
  }
  return Reader(*plan, context, arena).Read();
}

}  // namespace lifeboat::diff
