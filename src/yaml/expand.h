#pragma once

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/span.h"
#include "lifeboat/yaml/node.h"

#include "yaml/raw_document.h"

namespace lifeboat::yaml {

/// The tree of a document that has at least one value: aliases and merge keys expanded, keys unique. Reports
/// duplicate keys, keys that are no text and merge keys without maps, and leaves them out. Takes the texts
/// out of `document` where it can.
[[nodiscard]] Node Expand(RawDocument& document, source::FileId id, diag::Sink& sink);

}  // namespace lifeboat::yaml
