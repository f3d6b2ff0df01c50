#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "diff/report/formats.h"
#include "diff/report/summary.h"

// The fields only ever grow; docs/diff/changes.schema.json describes them.
namespace lifeboat::diff {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

template <class T>
Json OrNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

std::string_view NameOf(Note::Kind kind) {
  switch (kind) {
    case Note::Kind::Loss:
      return "loss";
    case Note::Kind::Chain:
      return "chain";
    case Note::Kind::Recovery:
      return "recovery";
    case Note::Kind::Refusal:
      return "refusal";
    case Note::Kind::Hint:
      return "hint";
  }
  return {};
}

/// Whether a sensitive value is there is no secret; what it is, is.
Json AttributeJson(const AttributeChange& attribute) {
  const auto value = [&](const std::optional<std::string>& text) {
    return attribute.sensitive ? Json() : OrNull(text);
  };
  return {{"path", attribute.path},
          {"schema_path", attribute.schema_path},
          {"before", value(attribute.before)},
          {"after", attribute.known ? value(attribute.after) : Json()},
          {"known", attribute.known},
          {"sensitive", attribute.sensitive},
          {"ignored", attribute.ignored},
          {"part", attribute.part},
          {"risk", NameOf(attribute.risk)},
          {"why", attribute.why},
          {"because", attribute.because}};
}

Json ChangeJson(const Change& change, const Verdict& verdict) {
  Json json = {{"address", change.address},
               {"former_address", OrNull(change.former)},
               {"type", change.type},
               {"module", change.module},
               {"region", change.region},
               {"field", change.field},
               {"place", nullptr},
               {"action", NameOf(change.action)},
               {"risk", NameOf(change.risk)},
               {"harms_recovery", change.HarmsRecovery()},
               {"rejected", verdict.Rejects(change)},
               {"approved", OrNull(change.approved)},
               {"attributes", Json::array()},
               {"files", Json::array()},
               {"notes", Json::array()},
               {"chain", change.chain}};
  if (change.place) {
    json["place"] = {{"file", change.place->file},
                     {"line", change.place->line == 0 ? Json() : Json(change.place->line)}};
  }
  for (const AttributeChange& attribute : change.attributes) {
    json["attributes"].push_back(AttributeJson(attribute));
  }
  for (const FileChange& file : change.files) {
    json["files"].push_back({{"path", file.path}, {"diff", file.diff}});
  }
  for (const Note& note : change.notes) {
    json["notes"].push_back({{"kind", NameOf(note.kind)}, {"text", note.text}});
  }
  return json;
}

Json FigureJson(const RecoveryChange::Figure& figure) {
  return {{"before", OrNull(figure.before)}, {"after", OrNull(figure.after)}};
}

Json RecoveryJson(const RecoveryChange& recovery) {
  Json steps = Json::array();
  for (const RecoveryChange::Step& step : recovery.steps) {
    steps.push_back({{"name", step.name},
                     {"phrase", step.phrase},
                     {"critical", step.critical},
                     {"typical", FigureJson(step.typical)},
                     {"slow", FigureJson(step.slow)}});
  }
  Json stores = Json::array();
  for (const RecoveryChange::Store& store : recovery.stores) {
    stores.push_back(
        {{"field", store.field}, {"lag", FigureJson(store.lag)}, {"bound", FigureJson(store.bound)}});
  }
  return {{"worse", recovery.Worse()},
          {"rto_objective", FigureJson(recovery.rto_objective)},
          {"rpo_objective", FigureJson(recovery.rpo_objective)},
          {"rto_typical", FigureJson(recovery.rto_typical)},
          {"rto_slow", FigureJson(recovery.rto_slow)},
          {"steps", std::move(steps)},
          {"stores", std::move(stores)}};
}

Json SummaryJson(const Summary& summary) {
  Json json = {{"changes", summary.changes}};
  for (std::size_t i = 0; i < summary.of_risk.size(); ++i) {
    json[std::string(NameOf(static_cast<Risk>(i)))] = summary.of_risk.at(i);
  }
  json["harm_recovery"] = summary.harming;
  json["approved"] = summary.approved;
  json["rejected"] = summary.rejected.size();
  return json;
}

Json GateJson(const Report& report, const Summary& summary) {
  const Gate& gate = report.verdict.gate;
  return {
      {"fail_on", {{"class", gate.risk ? Json(NameOf(*gate.risk)) : Json()}, {"recovery", gate.recovery}}},
      {"passed", !report.verdict.Rejects(report.changes)},
      {"figures_rejected", summary.figures_rejected},
      {"figures_approved", OrNull(report.verdict.figures_approved)}};
}

}  // namespace

std::string RenderJson(const Report& report) {
  const Summary summary = Summarize(report);
  Json changes = Json::array();
  for (const Change& change : report.changes.changes) {
    changes.push_back(ChangeJson(change, report.verdict));
  }
  Verdict nothing_asked;
  nothing_asked.gate = {std::nullopt, false};
  Json drift = Json::array();
  for (const Change& change : report.changes.drift) {
    drift.push_back(ChangeJson(change, nothing_asked));
  }
  const Json document = {
      {"version", kFormatVersion},
      {"tool", {{"name", "lifeboat"}, {"version", report.version}}},
      {"before", report.before},
      {"after", report.after},
      {"changes", std::move(changes)},
      {"files", report.changes.files},
      {"drift", std::move(drift)},
      {"recovery", report.changes.recovery ? RecoveryJson(*report.changes.recovery) : Json()},
      {"gate", GateJson(report, summary)},
      {"summary", SummaryJson(summary)}};
  // Text of a file may be no UTF-8: replace it rather than throw.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace lifeboat::diff
