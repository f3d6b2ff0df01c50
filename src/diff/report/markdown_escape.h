#pragma once

#include <string>
#include <string_view>

namespace lifeboat::diff {

/// For GitHub's Markdown. Control characters are shown, and a line end is one of them: the result has one
/// line.

/// Text that means nothing but itself: no markup, no HTML, no mention of a person or an issue.
[[nodiscard]] std::string MarkdownText(std::string_view text);

/// A span of code; in a cell of a table a bar would end it.
enum class In { Text, Cell };
[[nodiscard]] std::string MarkdownCode(std::string_view text, In in);

/// Inside of HTML, where Markdown is not read.
[[nodiscard]] std::string HtmlText(std::string_view text);

/// Backticks that no line of `text` can end: a fence for it.
[[nodiscard]] std::string FenceFor(std::string_view text);

}  // namespace lifeboat::diff
