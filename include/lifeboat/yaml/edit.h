#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::yaml {

/// The key path of the innermost entry or item around a span: `databases.orders.multi_az`,
/// `services.web.calls`. Empty when the span is inside no key's line of the document.
[[nodiscard]] std::string PathAt(const Node& document, const source::Span& span);

/// What gives the value at `path` (keys with dots between them) the text `value`, which is YAML: a
/// replacement of what is written, or a new line in the innermost section that is written, in its own style.
/// Comments, order and everything else stay. Nullopt where that cannot be done without taking something away:
/// the value comes from an alias, is no scalar, or what should hold it is no map.
[[nodiscard]] std::optional<diag::Edit> SetValue(const Node& document, const source::SourceFile& file,
                                                 std::string_view path, const std::string& value);

}  // namespace lifeboat::yaml
