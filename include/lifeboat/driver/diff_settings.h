#pragma once

#include <optional>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/settings.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/file_system.h"

namespace lifeboat::driver {

/// Which configuration the command line asks for. Paths start at the working directory.
struct ConfigChoice {
  std::optional<std::string> path;  ///< this one instead of the one that is found
  bool find = true;
};

/// What the configuration says about differences: that of the folder of a side, `spec` as LoadSide takes it,
/// or the nearest one above it. For a revision that is where its path lies in the working directory.
[[nodiscard]] diff::Settings ReadDiffSettings(const std::string& spec, const ConfigChoice& choice,
                                              FileSystem& files, source::SourceMap& sources,
                                              diag::Sink& sink);

}  // namespace lifeboat::driver
