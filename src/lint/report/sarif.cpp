// SARIF 2.1.0, section numbers of the OASIS standard in the comments.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "lifeboat/diag/visible.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/support/check.h"
#include "lifeboat/support/digest.h"

#include "lint/report/escape.h"
#include "lint/report/explanation.h"
#include "lint/report/findings_of.h"
#include "lint/report/formats.h"
#include "lint/report/place.h"
#include "lint/report/said.h"

namespace lifeboat::lint {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view kFingerprint = "lifeboatFinding/v1";

std::string_view LevelOf(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::Error:
      return "error";
    case diag::Severity::Warning:
      return "warning";
    case diag::Severity::Info:
      return "note";
  }
  Unreachable("severity");
}

/// 3.30: lines and columns from 1, the end behind the last character.
Json RegionJson(const Extent& extent) {
  return {{"startLine", extent.begin.line},
          {"startColumn", extent.begin.column},
          {"endLine", extent.end.line},
          {"endColumn", extent.end.column}};
}

bool IsRule(diag::Kind kind) {
  const diag::Family family = diag::Info(kind).family;
  return family == diag::Family::Lint || family == diag::Family::Allow;
}

/// Builds the one run (3.14).
class RunBuilder {
 public:
  RunBuilder(const Results& results, const source::SourceMap& sources)
      : results_(results), sources_(sources) {
    for (const LintedFile& file : results.files) {
      AddArtifact(file.path);
    }
    CollectKinds();
  }

  [[nodiscard]] Json Build() const {
    Json rules = Json::array();
    for (const auto& [code, kind] : kinds_) {
      rules.push_back(RuleJson(kind));
    }
    Json driver = {{"name", "lifeboat"}, {"version", results_.version}, {"rules", std::move(rules)}};
    return {{"tool", {{"driver", std::move(driver)}}},
            {"columnKind", "unicodeCodePoints"},
            {"artifacts", ArtifactsJson()},
            {"results", ResultsJson()}};
  }

 private:
  void AddArtifact(const std::string& path) {
    if (artifact_indexes_.emplace(path, artifacts_.size()).second) {
      artifacts_.push_back(path);
    }
  }

  /// The rules that could speak, and whatever else was said, by code.
  void CollectKinds() {
    const auto add = [this](diag::Kind kind) { kinds_.emplace(diag::Info(kind).code, kind); };
    std::ranges::for_each(results_.rules, add);
    for (const LintedFile& file : results_.files) {
      for (const diag::Diagnostic& error : file.errors) {
        add(error.kind);
      }
      for (const Told& told : FindingsOf(file)) {
        add(told.finding->diagnostic.kind);
      }
    }
  }

  [[nodiscard]] std::size_t IndexOf(diag::Kind kind) const {
    const auto found = kinds_.find(diag::Info(kind).code);
    return static_cast<std::size_t>(std::distance(kinds_.begin(), found));
  }

  /// 3.49.
  [[nodiscard]] Json RuleJson(diag::Kind kind) const {
    const diag::KindInfo& info = diag::Info(kind);
    const Explanation explanation = ExplanationOf(kind, results_);
    const std::string_view category = IsRule(kind) ? Name(CategoryOf(kind)) : "blueprint";
    return {{"id", info.code},
            {"name", info.name},
            {"shortDescription", {{"text", explanation.first_sentence}}},
            {"fullDescription", {{"text", explanation.text}}},
            {"help", {{"text", explanation.text}, {"markdown", explanation.markdown}}},
            {"defaultConfiguration", {{"level", LevelOf(info.severity)}}},
            {"properties", {{"category", category}, {"tags", {category}}}}};
  }

  [[nodiscard]] Json ArtifactsJson() const {
    Json artifacts = Json::array();
    for (const std::string& path : artifacts_) {
      Json artifact = {{"location", {{"uri", UriOf(path)}}},
                       {"roles", {"analysisTarget"}},
                       {"sourceLanguage", "yaml"},
                       {"encoding", "UTF-8"}};
      if (const auto text = TextOf(path)) {
        artifact["hashes"] = {{"sha-256", Sha256Hex(*text)}};
      }
      artifacts.push_back(std::move(artifact));
    }
    return artifacts;
  }

  /// What was read of a file; nullopt when nothing could be.
  [[nodiscard]] std::optional<std::string_view> TextOf(const std::string& path) const {
    for (source::FileId id = 0; id < sources_.size(); ++id) {
      if (sources_[id].path() == path) {
        return sources_[id].text();
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Json ArtifactLocation(const std::string& path) const {
    Json location = {{"uri", UriOf(path)}};
    const auto found = artifact_indexes_.find(path);
    if (found != artifact_indexes_.end()) {
      location["index"] = found->second;
    }
    return location;
  }

  [[nodiscard]] Json LocationJson(const Extent& extent) const {
    return {{"physicalLocation",
             {{"artifactLocation", ArtifactLocation(extent.file->path())}, {"region", RegionJson(extent)}}}};
  }

  /// 3.27. What has no place in its file is about the file.
  [[nodiscard]] Json ResultJson(const diag::Diagnostic& diagnostic, const LintedFile& file) const {
    const auto extent = ExtentOf(diagnostic, sources_);
    Json location = extent ? LocationJson(*extent)
                           : Json{{"physicalLocation", {{"artifactLocation", ArtifactLocation(file.path)}}}};
    Json result = {{"ruleId", diag::Info(diagnostic.kind).code},
                   {"ruleIndex", IndexOf(diagnostic.kind)},
                   {"level", LevelOf(diagnostic.severity)},
                   {"message", {{"text", SarifMessage(diagnostic.message + AdditionsText(diagnostic))}}}};
    result["locations"] = Json::array({std::move(location)});
    if (Json related = RelatedJson(diagnostic); !related.empty()) {
      result["relatedLocations"] = std::move(related);
    }
    return result;
  }

  /// The labels that explain, and what the first one adds.
  [[nodiscard]] Json RelatedJson(const diag::Diagnostic& diagnostic) const {
    Json related = Json::array();
    for (const diag::Label& label : diagnostic.labels) {
      const auto extent = ExtentOf(label.span, sources_);
      if (!extent || label.text.empty()) {
        continue;
      }
      Json location = LocationJson(*extent);
      location["id"] = related.size();
      location["message"] = {{"text", SarifMessage(label.text)}};
      related.push_back(std::move(location));
    }
    return related;
  }

  /// 3.55: one change a file.
  [[nodiscard]] Json FixJson(const diag::Fix& fix) const {
    std::map<std::string, Json> replacements;
    for (const diag::Edit& edit : fix.edits) {
      if (const auto extent = ExtentOf(edit.span, sources_)) {
        replacements.try_emplace(extent->file->path(), Json::array())
            .first->second.push_back(
                {{"deletedRegion", RegionJson(*extent)}, {"insertedContent", {{"text", edit.replacement}}}});
      }
    }
    Json changes = Json::array();
    for (auto& [path, list] : replacements) {
      changes.push_back({{"artifactLocation", ArtifactLocation(path)}, {"replacements", std::move(list)}});
    }
    return {{"description", {{"text", SarifMessage(FixText(fix))}}}, {"artifactChanges", std::move(changes)}};
  }

  [[nodiscard]] Json FindingJson(const Told& told, const LintedFile& file) const {
    Json result = ResultJson(told.finding->diagnostic, file);
    result["partialFingerprints"] = {{kFingerprint, told.fingerprint}};
    if (const auto& fix = told.finding->diagnostic.fix) {
      result["fixes"] = Json::array({FixJson(*fix)});
    }
    if (told.reason != nullptr) {
      result["suppressions"] = Json::array({{{"kind", "inSource"},
                                             {"status", "accepted"},
                                             {"justification", diag::VisibleLines(*told.reason)}}});
    }
    if (told.known) {
      result["suppressions"] = Json::array({{{"kind", "external"}, {"status", "accepted"}}});
    }
    result["properties"] = {{"path", told.finding->path}};
    return result;
  }

  [[nodiscard]] Json ResultsJson() const {
    Json all = Json::array();
    for (const LintedFile& file : results_.files) {
      for (const diag::Diagnostic& error : file.errors) {
        all.push_back(ResultJson(error, file));
      }
      for (const Told& told : FindingsOf(file)) {
        all.push_back(FindingJson(told, file));
      }
    }
    return all;
  }

  const Results& results_;
  const source::SourceMap& sources_;
  std::vector<std::string> artifacts_;
  std::map<std::string, std::size_t> artifact_indexes_;
  std::map<std::string_view, diag::Kind> kinds_;
};

}  // namespace

std::string RenderSarif(const Results& results, const source::SourceMap& sources) {
  Json log = {{"$schema", kSchema}, {"version", "2.1.0"}};
  log["runs"] = Json::array({RunBuilder(results, sources).Build()});
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace lifeboat::lint
