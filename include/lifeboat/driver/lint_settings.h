#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/lint/baseline.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/located.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/file_system.h"

namespace lifeboat::driver {

/// What the command line says of a lint run. Paths start at the working directory.
struct LintOptions {
  lint::Selection selection;
  std::optional<std::string> config;  ///< this one instead of those that are found
  bool find_config = true;
  std::optional<std::string> baseline;  ///< this one instead of those that configurations name
  bool use_baseline = true;
  std::optional<std::string> write_baseline;  ///< the findings become this one; no other is used
};

class ConfigFiles;

/// The configurations and baselines of a lint run, from the disk.
class LintSettings {
 public:
  LintSettings(LintOptions options, FileSystem& files, source::SourceMap& sources);
  ~LintSettings();
  LintSettings(const LintSettings&) = delete;
  LintSettings& operator=(const LintSettings&) = delete;

  /// Reads what belongs to these files. When it reports an error, nothing else is to be asked.
  void Read(const std::vector<std::string>& blueprints, diag::Sink& sink);

  [[nodiscard]] lint::Selection SelectionFor(const std::string& blueprint) const;

  /// Moves what a baseline lists to `report.known`. `whole`: the blueprint had no errors. When a baseline is
  /// to be written, every finding is listed there that can be.
  void SetAside(const std::string& blueprint, bool whole, lint::Report& report);

  /// What the baselines list and the run did not find. To be asked once, when every file is done.
  [[nodiscard]] std::vector<lint::Finding> Stale();

  struct Written {
    std::size_t entries = 0;
    std::size_t findings = 0;
  };
  /// Replaces the baseline that is to be written by what was found; its reasons stay, and so do entries of
  /// files and rules that this run did not ask. The old file is there, or the new one.
  [[nodiscard]] FileSystem::Result<Written> WriteBaseline();

 private:
  struct Listed {
    lint::Baseline baseline;
    std::string directory;  ///< absolute
  };

  [[nodiscard]] std::optional<source::Located<std::string>> BaselinePathFor(
      const std::string& blueprint) const;
  void ReadBaseline(const source::Located<std::string>& path, diag::Sink& sink);
  [[nodiscard]] std::string NameFrom(const Listed& listed, const std::string& blueprint) const;
  void ForgetMissing(const std::string& path, Listed& listed);

  LintOptions options_;
  FileSystem& files_;
  source::SourceMap& sources_;
  std::string working_directory_;
  std::unique_ptr<ConfigFiles> configs_;
  std::map<std::string, Listed> baselines_;  // by normal path
};

}  // namespace lifeboat::driver
