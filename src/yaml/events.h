#pragma once

#include <optional>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/parse.h"

#include "yaml/raw_document.h"

namespace lifeboat::yaml {

/// Reads the one document of a text that passed CheckText, through yaml-cpp. Reports syntax errors, tags,
/// anchors, depth, the cost of expanding, and what is no single document; nullopt when no tree is left.
/// Afterwards the document can be expanded within `limits`.
[[nodiscard]] std::optional<RawDocument> ReadEvents(const source::SourceFile& file, source::FileId id,
                                                    const Limits& limits, diag::Sink& sink);

}  // namespace lifeboat::yaml
