#include "diff/report/markdown_escape.h"

#include <algorithm>
#include <cstddef>

#include "lifeboat/diag/visible.h"
#include "lifeboat/support/longest_run.h"

namespace lifeboat::diff {

namespace {

/// Keeps GitHub from making a link of what stands on both sides of it.
constexpr std::string_view kNoLink = "&#8203;";

std::string_view Entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace

std::string HtmlText(std::string_view text) {
  std::string out;
  for (const char c : diag::VisibleText(text)) {
    const std::string_view entity = Entity(c);
    out += entity.empty() ? std::string(1, c) : std::string(entity);
    if (c == '@' || c == '#') {
      out += kNoLink;
    }
  }
  return out;
}

std::string MarkdownText(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]()!|~$";
  std::string out;
  for (const char c : HtmlText(text)) {
    if (kMarkup.find(c) != std::string_view::npos) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

std::string MarkdownCode(std::string_view text, In in) {
  const std::string visible = diag::VisibleText(text);
  const std::string fence(LongestRun(visible, '`') + 1, '`');
  // Spaces at both ends are taken away by the reader, one at each.
  const bool pad = visible.empty() || visible.starts_with('`') || visible.ends_with('`') ||
                   visible.starts_with(' ') || visible.ends_with(' ');
  std::string out = fence + (pad ? " " : "");
  for (const char c : visible) {
    out += c == '|' && in == In::Cell ? std::string("\\|") : std::string(1, c);
  }
  return out + (pad ? " " : "") + fence;
}

std::string FenceFor(std::string_view text) {
  return std::string(std::max<std::size_t>(3, LongestRun(text, '`') + 1), '`');
}

}  // namespace lifeboat::diff
