#pragma once

#include <string_view>
#include <vector>

#include "lifeboat/source/source_file.h"
#include "lifeboat/source/span.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::yaml {

/// From the `#` to the end of its line.
struct Comment {
  source::Span span;
  std::string_view text;  ///< without the `#` and blanks around; lives as long as the file
  bool alone = false;     ///< nothing else is on its line
};

/// Every comment of a parsed file, in its order. A `#` inside a value or a key is none.
[[nodiscard]] std::vector<Comment> FindComments(const Node& document, const source::SourceFile& file);

}  // namespace lifeboat::yaml
