#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::yaml {

/// What one document may cost; generous for a blueprint, too small for a bomb.
struct Limits {
  std::size_t bytes = std::size_t{4} * 1024 * 1024;
  std::size_t depth = 64;                ///< levels of lists and maps
  std::size_t nodes = 500'000;           ///< values and keys, after expansion of aliases and merge keys
  std::size_t expanded_nodes = 100'000;  ///< of them, copied by aliases and merge keys
};

/// Parses the one document of a file. Reports everything it can (duplicate keys with both places, unknown
/// anchors, tags, limits, syntax); nullopt when the text is no YAML at all or the document is empty. Errors
/// that leave a usable tree (duplicate keys) return it, so that later phases report theirs in the same run.
[[nodiscard]] std::optional<Node> Parse(const source::SourceFile& file, source::FileId id, diag::Sink& sink,
                                        const Limits& limits = {});

/// The tree as text, for `--dump` and tests: kind, span as line:column, value.
[[nodiscard]] std::string Dump(const Node& node, const source::SourceFile& file);

}  // namespace lifeboat::yaml
