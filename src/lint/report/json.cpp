#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "lifeboat/lint/rule.h"

#include "lint/report/findings_of.h"
#include "lint/report/formats.h"
#include "lint/report/place.h"
#include "lint/report/summary.h"

// The fields only ever grow; docs/lint/findings.schema.json describes them.
namespace lifeboat::lint {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

Json PlaceJson(std::uint32_t offset, const source::LineColumn& place) {
  return {{"offset", offset}, {"line", place.line}, {"column", place.column}};
}

Json ExtentJson(const Extent& extent) {
  return {{"file", extent.file->path()},
          {"begin", PlaceJson(extent.begin_offset, extent.begin)},
          {"end", PlaceJson(extent.end_offset, extent.end)}};
}

Json LabelsJson(const std::vector<diag::Label>& labels, const source::SourceMap& sources) {
  Json all = Json::array();
  for (const diag::Label& label : labels) {
    if (const auto extent = ExtentOf(label.span, sources)) {
      Json one = {{"role", label.role == diag::LabelRole::Primary ? "primary" : "explains"}};
      one.update(ExtentJson(*extent));
      one["text"] = label.text;
      all.push_back(std::move(one));
    }
  }
  return all;
}

Json FixJson(const diag::Fix& fix, const source::SourceMap& sources) {
  Json edits = Json::array();
  for (const diag::Edit& edit : fix.edits) {
    if (const auto extent = ExtentOf(edit.span, sources)) {
      Json one = ExtentJson(*extent);
      one["replacement"] = edit.replacement;
      edits.push_back(std::move(one));
    }
  }
  return {{"title", fix.title},
          {"applicability", fix.applicability == diag::Applicability::Safe ? "safe" : "unsafe"},
          {"edits", std::move(edits)}};
}

Json DiagnosticJson(const diag::Diagnostic& diagnostic, const source::SourceMap& sources) {
  const diag::KindInfo& kind = diag::Info(diagnostic.kind);
  Json json = {{"rule", kind.name},
               {"code", kind.code},
               {"severity", Name(diagnostic.severity)},
               {"message", diagnostic.message},
               {"labels", LabelsJson(diagnostic.labels, sources)},
               {"notes", diagnostic.notes},
               {"helps", diagnostic.helps}};
  return json;
}

Json FindingJson(const Finding& finding, const std::string& fingerprint, const LintedFile& file,
                 const source::SourceMap& sources) {
  const diag::Diagnostic& diagnostic = finding.diagnostic;
  Json json = DiagnosticJson(diagnostic, sources);
  json["category"] = Name(CategoryOf(diagnostic.kind));
  json["file"] = file.path;
  json["path"] = finding.path;
  json["fix"] = diagnostic.fix ? FixJson(*diagnostic.fix, sources) : Json();
  json["fingerprint"] = fingerprint;
  return json;
}

Json SummaryJson(const Results& results) {
  const Summary summary = Summarize(results);
  return {{"files", summary.files},
          {"broken_files", summary.broken_files},
          {"rules", summary.rules},
          {"errors", summary.counts.errors},
          {"warnings", summary.counts.warnings},
          {"remarks", summary.counts.remarks},
          {"allowed", summary.allowed},
          {"known", summary.known},
          {"safe_fixes", summary.safe_fixes},
          {"unsafe_fixes", summary.unsafe_fixes}};
}

}  // namespace

std::string RenderJson(const Results& results, const source::SourceMap& sources) {
  Json files = Json::array();
  Json findings = Json::array();
  Json allowed = Json::array();
  Json known = Json::array();
  Json errors = Json::array();
  for (const LintedFile& file : results.files) {
    files.push_back(file.path);
    for (const diag::Diagnostic& error : file.errors) {
      Json json = DiagnosticJson(error, sources);
      json["file"] = file.path;
      errors.push_back(std::move(json));
    }
    for (const Told& told : FindingsOf(file)) {
      Json json = FindingJson(*told.finding, told.fingerprint, file, sources);
      if (told.reason != nullptr) {
        json["reason"] = *told.reason;
      }
      (told.known ? known : told.reason == nullptr ? findings : allowed).push_back(std::move(json));
    }
  }
  const Json document = {
      {"version", kFormatVersion},     {"tool", {{"name", "lifeboat"}, {"version", results.version}}},
      {"files", std::move(files)},     {"findings", std::move(findings)},
      {"allowed", std::move(allowed)}, {"known", std::move(known)},
      {"errors", std::move(errors)},   {"summary", SummaryJson(results)}};
  // Text that quotes a broken file may be no UTF-8: replace it rather than throw.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace lifeboat::lint
