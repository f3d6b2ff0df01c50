#pragma once

#include <optional>
#include <string>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/file_system.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::driver {

/// What can be said of a file before the wall. `blueprint` is there when nothing was an error.
struct Front {
  std::optional<source::FileId> file;  ///< nullopt: it cannot be read
  std::optional<yaml::Node> document;
  std::optional<blueprint::Blueprint> blueprint;
};

/// Reads and checks a file; everything that is found is reported, also after errors of the parser. Without
/// `decode` it stops behind the parser.
[[nodiscard]] Front ReadFront(const std::string& path, bool decode, FileSystem& files,
                              source::SourceMap& sources, diag::Sink& sink);
/// The same for a text that is not, or not yet, what the file holds.
[[nodiscard]] Front ReadFront(const std::string& path, std::string text, bool decode,
                              source::SourceMap& sources, diag::Sink& sink);

}  // namespace lifeboat::driver
