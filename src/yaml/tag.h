#pragma once

#include <cstdint>
#include <string_view>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/span.h"

#include "yaml/raw_document.h"

namespace lifeboat::yaml {

/// How a tag changes the reading of a scalar.
enum class TagEffect : std::uint8_t {
  None,
  Text,   ///< `!!str`, `!`: as in quotes
  Plain,  ///< `!!int`, `!!bool`, `!!float`: as without quotes; the readers check the text
  Null,   ///< `!!null`
};

/// What the tag `tag` (as yaml-cpp resolves it: "?" and "!" for none) means for a value of `kind`; `span` is
/// where it is written. Reports the tags that Lifeboat does not know and those that do not fit the value.
[[nodiscard]] TagEffect ReadTag(std::string_view tag, RawKind kind, std::string_view text, source::Span span,
                                diag::Sink& sink);

}  // namespace lifeboat::yaml
