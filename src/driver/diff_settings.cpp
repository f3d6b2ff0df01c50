#include "lifeboat/driver/diff_settings.h"

#include "lifeboat/support/path.h"

#include "driver/config_files.h"

namespace lifeboat::driver {

namespace {

/// A folder, or a file and so a folder without a configuration in it, from which the search goes upwards.
std::string FolderOf(const std::string& spec, FileSystem& files) {
  const std::size_t colon = spec.find(':');
  const bool from_git = files.KindOf(spec) == FileSystem::Kind::Missing && colon != std::string::npos;
  return from_git ? spec.substr(colon + 1) : spec;
}

}  // namespace

diff::Settings ReadDiffSettings(const std::string& spec, const ConfigChoice& choice, FileSystem& files,
                                source::SourceMap& sources, diag::Sink& sink) {
  ConfigFiles configs(files, sources);
  if (choice.path) {
    configs.Use(*choice.path, sink);
  } else if (!choice.find) {
    configs.UseNone();
  }
  const std::string inside = JoinPath(FolderOf(spec, files), "x");
  configs.ReadFor(inside, sink);
  return configs.DiffSettingsFor(inside);
}

}  // namespace lifeboat::driver
