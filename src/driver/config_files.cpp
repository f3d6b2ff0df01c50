#include "driver/config_files.h"

#include <utility>

#include "lifeboat/support/path.h"

#include "driver/front.h"

namespace lifeboat::driver {

namespace {

std::string DirectoryOf(const std::string& file) { return ParentPath(NormalPath(file)); }

}  // namespace

ConfigFiles::ConfigFiles(FileSystem& files, source::SourceMap& sources)
    : files_(files), sources_(sources), working_directory_(files.WorkingDirectory()) {}

void ConfigFiles::Use(const std::string& path, diag::Sink& sink) { only_ = &ReadOnce(path, sink); }

void ConfigFiles::ReadFor(const std::string& file, diag::Sink& sink) {
  const std::string directory = DirectoryOf(file);
  if (only_ != nullptr || !find_ || directories_.contains(directory)) {
    return;
  }
  const auto path = Find(directory);
  directories_[directory] = path ? &ReadOnce(*path, sink) : nullptr;
}

std::optional<std::string> ConfigFiles::Find(std::string directory) const {
  std::string absolute = JoinPath(working_directory_, directory);
  for (;;) {
    std::string path = JoinPath(directory, lint::kConfigName);
    const FileSystem::Kind kind = files_.KindOf(path);
    if (kind == FileSystem::Kind::File || kind == FileSystem::Kind::Other) {
      return path;
    }
    // What lies around a repository is not in it: another machine would not have it.
    if (absolute == "/" || files_.KindOf(JoinPath(directory, ".git")) != FileSystem::Kind::Missing) {
      return std::nullopt;
    }
    directory = JoinPath(directory, "..");
    absolute = ParentPath(absolute);
  }
}

const ConfigFiles::Read& ConfigFiles::ReadOnce(const std::string& path, diag::Sink& sink) {
  const auto [place, is_new] = read_.try_emplace(path, Read{path, {}, {}});
  if (is_new) {
    diag::CollectingSink own;
    const Front front = ReadFront(path, false, files_, sources_, own);
    if (front.document) {
      place->second.config = lint::ReadConfig(*front.document, own);
      place->second.diff = diff::ReadSettings(*front.document, own);
    }
    for (diag::Diagnostic& diagnostic : own.Take()) {
      sink.Report(std::move(diagnostic));
    }
  }
  return place->second;
}

const ConfigFiles::Read* ConfigFiles::ConfigOf(const std::string& file) const {
  if (only_ != nullptr) {
    return only_;
  }
  const auto found = directories_.find(DirectoryOf(file));
  return found == directories_.end() ? nullptr : found->second;
}

lint::Selection ConfigFiles::SelectionFor(const std::string& file,
                                          const lint::Selection& command_line) const {
  const Read* read = ConfigOf(file);
  if (read == nullptr) {
    return command_line;
  }
  const std::string from = JoinPath(working_directory_, DirectoryOf(read->path));
  return lint::Apply(read->config, RelativePath(JoinPath(working_directory_, file), from), command_line);
}

diff::Settings ConfigFiles::DiffSettingsFor(const std::string& file) const {
  const Read* read = ConfigOf(file);
  return read == nullptr ? diff::Settings() : read->diff;
}

std::optional<source::Located<std::string>> ConfigFiles::BaselineFor(const std::string& file) const {
  const Read* read = ConfigOf(file);
  if (read == nullptr || !read->config.baseline) {
    return std::nullopt;
  }
  auto baseline = *read->config.baseline;
  baseline.value = JoinPath(DirectoryOf(read->path), baseline.value);
  return baseline;
}

}  // namespace lifeboat::driver
