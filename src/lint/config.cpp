#include "lifeboat/lint/config.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include "lifeboat/support/edit_distance.h"
#include "lifeboat/support/glob.h"
#include "lifeboat/yaml/document_reader.h"

#include "lint/fits.h"
#include "lint/protected.h"

namespace lifeboat::lint {

namespace {

using diag::Kind;

constexpr diag::Def<std::string> kNoRule{Kind::UnknownChoice, "no rule is called `{}`"};
constexpr diag::Def<std::string> kNoSeverity{Kind::UnknownChoice, "there is no severity `{}`"};
constexpr diag::Def<std::string, std::string_view> kProtected{Kind::ForbiddenAllow, "`{}` cannot be {}"};
constexpr diag::Def<std::string> kNotBelow{Kind::MalformedValue, "`{}` is no path below this file"};
constexpr diag::Def<> kNoBaseline{Kind::MalformedValue, "`lint.baseline` names no file"};

// The section `diff` is read by the room of that name.
constexpr std::array<std::string_view, 2> kTopKeys = {"lint", "diff"};
constexpr std::array<std::string_view, 3> kLintKeys = {"severity", "baseline", "paths"};
constexpr std::array<std::string_view, 1> kPartKeys = {"severity"};
constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "info", "off"};

std::vector<const diag::KindInfo*> KindsOf(std::string_view pattern) {
  std::vector<const diag::KindInfo*> kinds;
  for (const diag::KindInfo& kind : diag::AllKinds()) {
    if (IsOfLint(kind) && Fits(pattern, kind)) {
      kinds.push_back(&kind);
    }
  }
  return kinds;
}

/// What somebody who wrote a pattern without stars may have meant.
std::optional<std::string> SimilarName(std::string_view pattern) {
  std::vector<std::string_view> names;
  for (const diag::KindInfo& kind : diag::AllKinds()) {
    if (IsOfLint(kind)) {
      names.push_back(kind.name);
    }
  }
  for (int i = 0; i <= static_cast<int>(Category::Operations); ++i) {
    names.push_back(Name(static_cast<Category>(i)));
  }
  return Closest(pattern, names);
}

class ConfigReader {
 public:
  explicit ConfigReader(diag::Sink& sink) : sink_(sink), reader_(sink) {}

  Config Read(const yaml::Node& document) {
    Config config;
    if (!reader_.IsMap(document, "the configuration")) {
      return config;
    }
    reader_.CheckKeys(document, kTopKeys, "the configuration");
    const yaml::Entry* lint = document.Find("lint");
    if (lint == nullptr || !reader_.IsMap(lint->value, "`lint`")) {
      return config;
    }
    reader_.CheckKeys(lint->value, kLintKeys, "`lint`");
    config.severities = SeveritiesIn(lint->value, "lint.severity");
    if (const yaml::Entry* baseline = lint->value.Find("baseline")) {
      config.baseline = BaselineOf(baseline->value);
    }
    if (const yaml::Entry* paths = lint->value.Find("paths")) {
      config.parts = PartsOf(paths->value);
    }
    return config;
  }

 private:
  std::optional<source::Located<std::string>> BaselineOf(const yaml::Node& node) {
    auto text = reader_.Text(node, "`lint.baseline`");
    if (text && text->empty()) {
      diag::Build(sink_, kNoBaseline, node.span).Help("write its path, or remove the key").Report();
      return std::nullopt;
    }
    return text ? std::optional(
                      source::Located<std::string>{*std::move(text), node.span, source::Provenance::Written})
                : std::nullopt;
  }

  std::vector<Config::Part> PartsOf(const yaml::Node& node) {
    std::vector<Config::Part> parts;
    if (!reader_.IsMap(node, "`lint.paths`")) {
      return parts;
    }
    for (const yaml::Entry& entry : node.entries) {
      if (entry.key.empty() || entry.key.starts_with('/') || entry.key.starts_with("./") ||
          entry.key.starts_with("../")) {
        diag::Build(sink_, kNotBelow, entry.key_span, entry.key)
            .Help("write it as seen from the directory of this file: `environments/dev/**`")
            .Report();
      }
      const std::string place = fmt::format("lint.paths.{}", entry.key);
      const std::string quoted = fmt::format("`{}`", place);
      if (reader_.IsMap(entry.value, quoted)) {
        reader_.CheckKeys(entry.value, kPartKeys, quoted);
        parts.push_back({entry.key, SeveritiesIn(entry.value, place + ".severity")});
      }
    }
    return parts;
  }

  /// Those under the key `severity` of a section; `place` is its path.
  Config::Severities SeveritiesIn(const yaml::Node& section, const std::string& place) {
    Config::Severities severities;
    const yaml::Entry* written = section.Find("severity");
    if (written == nullptr || !reader_.IsMap(written->value, fmt::format("`{}`", place))) {
      return severities;
    }
    for (const yaml::Entry& entry : written->value.entries) {
      const auto kinds = KindsOf(entry.key);
      if (kinds.empty()) {
        ReportNoRule(entry);
      }
      if (const auto severity = SeverityOf(entry.value, fmt::format("`{}.{}`", place, entry.key))) {
        CheckProtected(entry, kinds, *severity);
        severities.emplace_back(entry.key, *severity);
      }
    }
    return severities;
  }

  void ReportNoRule(const yaml::Entry& entry) {
    auto report = diag::Build(sink_, kNoRule, entry.key_span, entry.key);
    if (const auto close = SimilarName(entry.key)) {
      report.Help(fmt::format("a similar name exists: `{}`", *close));
    } else {
      report.Help("`lifeboat explain rules` lists them");
    }
    std::move(report).Report();
  }

  /// Nullopt, and reported, when it is no severity; `off` is one without a value.
  std::optional<std::optional<diag::Severity>> SeverityOf(const yaml::Node& node, std::string_view place) {
    const auto word = reader_.Text(node, place, "a severity");
    if (!word) {
      return std::nullopt;
    }
    if (*word == "off") {
      return std::optional<diag::Severity>();
    }
    for (const auto severity : {diag::Severity::Error, diag::Severity::Warning, diag::Severity::Info}) {
      if (*word == diag::Name(severity)) {
        return severity;
      }
    }
    auto report = diag::Build(sink_, kNoSeverity, node.span, *word);
    if (const auto close = Closest(*word, kSeverities)) {
      report.Help(fmt::format("a similar value exists: `{}`", *close));
    }
    report.Help(fmt::format("one of: {}", fmt::join(kSeverities, ", ")));
    std::move(report).Report();
    return std::nullopt;
  }

  /// A pattern that fits other rules as well leaves those alone that stay as they are: `"*": off` is no lie.
  void CheckProtected(const yaml::Entry& entry, const std::vector<const diag::KindInfo*>& kinds,
                      std::optional<diag::Severity> severity) {
    const bool in_vain = !kinds.empty() && std::ranges::all_of(kinds, [&](const diag::KindInfo* kind) {
      return IsProtected(*kind) && (!severity || *severity > kind->severity);
    });
    if (in_vain) {
      diag::Build(sink_, kProtected, entry.key_span, entry.key, severity ? "made less severe" : "turned off")
          .Note(std::string(WhyProtected(*kinds.front())))
          .Report();
    }
  }

  diag::Sink& sink_;
  yaml::DocumentReader reader_;
};

}  // namespace

Config ReadConfig(const yaml::Node& document, diag::Sink& sink) { return ConfigReader(sink).Read(document); }

Selection Apply(const Config& config, std::string_view file, Selection command_line) {
  Config::Severities severities = config.severities;
  for (const Config::Part& part : config.parts) {
    if (GlobMatches(part.glob, file)) {
      severities.insert(severities.end(), part.severities.begin(), part.severities.end());
    }
  }
  const Selection configured{.only = {}, .skip = {}, .severities = severities};
  for (const std::string& name : command_line.only) {
    const diag::KindInfo* kind = diag::FindKind(name);
    if (kind != nullptr && IsOfLint(*kind) && !configured.SeverityOf(*kind)) {
      severities.emplace_back(name, kind->severity);
    }
  }
  command_line.severities.insert(command_line.severities.begin(), severities.begin(), severities.end());
  return command_line;
}

}  // namespace lifeboat::lint
