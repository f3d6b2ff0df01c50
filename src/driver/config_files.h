#pragma once

#include <map>
#include <optional>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/settings.h"
#include "lifeboat/lint/config.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/file_system.h"

namespace lifeboat::driver {

/// The configurations of a run's files: that in the directory of a file, or the nearest one above it.
class ConfigFiles {
 public:
  ConfigFiles(FileSystem& files, source::SourceMap& sources);

  /// From here on this one holds for every file.
  void Use(const std::string& path, diag::Sink& sink);
  /// From here on files have none.
  void UseNone() { find_ = false; }
  /// Finds and reads the configuration of a file, each once. The two below ask for nothing that was not read.
  void ReadFor(const std::string& file, diag::Sink& sink);

  [[nodiscard]] lint::Selection SelectionFor(const std::string& file,
                                             const lint::Selection& command_line) const;
  /// What its configuration says about differences; nothing without one.
  [[nodiscard]] diff::Settings DiffSettingsFor(const std::string& file) const;
  /// The baseline that the configuration of a file names, as a path from the working directory.
  [[nodiscard]] std::optional<source::Located<std::string>> BaselineFor(const std::string& file) const;

 private:
  struct Read {
    std::string path;
    lint::Config config;
    diff::Settings diff;
  };

  /// The nearest configuration at or above a directory.
  [[nodiscard]] std::optional<std::string> Find(std::string directory) const;
  const Read& ReadOnce(const std::string& path, diag::Sink& sink);
  [[nodiscard]] const Read* ConfigOf(const std::string& file) const;

  FileSystem& files_;
  source::SourceMap& sources_;
  std::string working_directory_;
  bool find_ = true;
  const Read* only_ = nullptr;
  std::map<std::string, Read> read_;                // by path
  std::map<std::string, const Read*> directories_;  // nullptr: none
};

}  // namespace lifeboat::driver
