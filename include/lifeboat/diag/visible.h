#pragma once

#include <string>
#include <string_view>

#include "lifeboat/source/utf8.h"

namespace lifeboat::diag {

/// How one code point is shown: itself, or an escape such as `\x1b` or `\u{202e}` for what would move the
/// cursor, start a terminal command, turn the text's direction or not be seen. `spelled` is its bytes.
[[nodiscard]] std::string Visible(const source::CodePoint& code_point, std::string_view spelled);

/// The same for a whole text.
[[nodiscard]] std::string VisibleText(std::string_view text);

/// Several lines as VisibleText shows each of them: line ends stay.
[[nodiscard]] std::string VisibleLines(std::string_view text);

}  // namespace lifeboat::diag
