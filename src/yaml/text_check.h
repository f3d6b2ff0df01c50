#pragma once

#include <cstddef>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"

namespace lifeboat::yaml {

/// Whether the bytes can be YAML at all: not too many, UTF-8, no control characters. Reports the first byte
/// that is in the way. What comes after may rely on it: yaml-cpp replaces bad UTF-8 silently and takes some
/// control characters for the end of the file.
[[nodiscard]] bool CheckText(const source::SourceFile& file, source::FileId id, std::size_t most_bytes,
                             diag::Sink& sink);

}  // namespace lifeboat::yaml
