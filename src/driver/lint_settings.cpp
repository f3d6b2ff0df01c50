#include "lifeboat/driver/lint_settings.h"

#include <utility>

#include <fmt/core.h>

#include "lifeboat/lint/config.h"
#include "lifeboat/support/path.h"
#include "lifeboat/support/replace_file.h"
#include "lifeboat/yaml/parse.h"

#include "driver/config_files.h"

namespace lifeboat::driver {

namespace {

using diag::Kind;

constexpr diag::Def<std::string> kCannotRead{Kind::CannotRead, "{}"};
constexpr diag::Def<std::string> kNoBaseline{Kind::CannotRead, "there is no baseline `{}`"};

/// A fleet's baseline may be larger than any blueprint.
constexpr yaml::Limits kLimits{
    .bytes = std::size_t{64} * 1024 * 1024, .depth = 8, .nodes = 4'000'000, .expanded_nodes = 0};

}  // namespace

LintSettings::LintSettings(LintOptions options, FileSystem& files, source::SourceMap& sources)
    : options_(std::move(options)),
      files_(files),
      sources_(sources),
      working_directory_(files.WorkingDirectory()),
      configs_(std::make_unique<ConfigFiles>(files, sources)) {}

LintSettings::~LintSettings() = default;

void LintSettings::Read(const std::vector<std::string>& blueprints, diag::Sink& sink) {
  if (options_.config) {
    configs_->Use(*options_.config, sink);
  } else if (!options_.find_config) {
    configs_->UseNone();
  }
  for (const std::string& blueprint : blueprints) {
    configs_->ReadFor(blueprint, sink);
    if (const auto path = BaselinePathFor(blueprint)) {
      ReadBaseline(*path, sink);
    }
  }
}

lint::Selection LintSettings::SelectionFor(const std::string& blueprint) const {
  return configs_->SelectionFor(blueprint, options_.selection);
}

std::optional<source::Located<std::string>> LintSettings::BaselinePathFor(
    const std::string& blueprint) const {
  const auto& given = options_.write_baseline ? options_.write_baseline : options_.baseline;
  if (given) {
    return source::Located<std::string>{*given, {}, source::Provenance::Default};
  }
  return options_.use_baseline ? configs_->BaselineFor(blueprint) : std::nullopt;
}

void LintSettings::ReadBaseline(const source::Located<std::string>& path, diag::Sink& sink) {
  const std::string normal = NormalPath(*path);
  const std::string directory = JoinPath(working_directory_, ParentPath(normal));
  const auto [place, is_new] = baselines_.try_emplace(normal, Listed{{}, directory});
  if (!is_new) {
    return;
  }
  configs_->ReadFor(normal, sink);
  if (files_.KindOf(normal) == FileSystem::Kind::Missing) {
    if (options_.write_baseline) {
      return;
    }
    auto report = path.written() ? diag::Build(sink, kNoBaseline, path.span, normal)
                                 : diag::BuildNowhere(sink, kNoBaseline, normal);
    report.Help(fmt::format("`lifeboat lint --write-baseline {}` writes one", normal));
    std::move(report).Report();
    return;
  }
  FileSystem::Result<std::string> text = files_.Read(normal);
  if (!text) {
    diag::BuildNowhere(sink, kCannotRead, text.error()).Report();
    return;
  }
  const source::FileId file = sources_.Add(normal, *std::move(text));
  if (const auto document = yaml::Parse(sources_[file], file, sink, kLimits)) {
    if (auto baseline = lint::ReadBaseline(*document, sink)) {
      place->second.baseline = *std::move(baseline);
    }
  }
}

std::string LintSettings::NameFrom(const Listed& listed, const std::string& blueprint) const {
  return RelativePath(JoinPath(working_directory_, blueprint), listed.directory);
}

void LintSettings::SetAside(const std::string& blueprint, bool whole, lint::Report& report) {
  const auto path = BaselinePathFor(blueprint);
  if (!path) {
    return;
  }
  Listed& listed = baselines_.at(NormalPath(**path));
  const std::string name = NameFrom(listed, blueprint);
  listed.baseline.SetAside(name, report);
  if (whole) {
    listed.baseline.Judge(name, SelectionFor(blueprint));
  }
  if (options_.write_baseline) {
    std::vector<lint::Finding> refused;
    for (lint::Finding& finding : report.findings) {
      const bool taken = listed.baseline.Add(name, finding);
      (taken ? report.known : refused).push_back(std::move(finding));
    }
    report.findings = std::move(refused);
  }
}

void LintSettings::ForgetMissing(const std::string& path, Listed& listed) {
  for (const std::string& file : listed.baseline.Files()) {
    if (files_.KindOf(JoinPath(ParentPath(path), file)) == FileSystem::Kind::Missing) {
      listed.baseline.Forget(file);
    }
  }
}

std::vector<lint::Finding> LintSettings::Stale() {
  std::vector<lint::Finding> stale;
  if (options_.write_baseline) {
    return stale;
  }
  for (auto& [path, listed] : baselines_) {
    ForgetMissing(path, listed);
    const lint::Selection selection = SelectionFor(path);
    for (lint::Finding& finding : listed.baseline.Stale()) {
      if (const auto severity = selection.SeverityOf(diag::Info(finding.diagnostic.kind))) {
        finding.diagnostic.severity = *severity;
        stale.push_back(std::move(finding));
      }
    }
  }
  return stale;
}

FileSystem::Result<LintSettings::Written> LintSettings::WriteBaseline() {
  Written written;
  for (auto& [path, listed] : baselines_) {
    ForgetMissing(path, listed);
    listed.baseline.RemoveStale();
    if (const auto done = ReplaceFile(files_, path, listed.baseline.Text()); !done) {
      return tl::unexpected(done.error());
    }
    written.entries = listed.baseline.size();
    written.findings = listed.baseline.Findings();
  }
  return written;
}

}  // namespace lifeboat::driver
