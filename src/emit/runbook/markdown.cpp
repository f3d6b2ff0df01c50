#include "emit/runbook/markdown.h"

#include <algorithm>

#include <fmt/format.h>

#include "lifeboat/support/longest_run.h"

namespace lifeboat::emit {

std::string Code(std::string_view text) {
  std::string line(text);
  // A line's end would end the row of a table, and an empty line the span.
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  const std::string fence(LongestRun(line, '`') + 1, '`');
  const bool padded = line.empty() || line.front() == '`' || line.back() == '`';
  const std::string_view pad = padded ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, pad, line, pad, fence);
}

void Page::Heading(int level, std::string_view markdown) {
  text_.append(text_.empty() ? "" : "\n").append(static_cast<std::size_t>(level), '#');
  text_.append(" ").append(markdown).append("\n");
  steps_ = 0;
}

void Page::Paragraph(std::string_view markdown) {
  text_.append("\n").append(markdown).append("\n");
  steps_ = 0;
}

void Page::Step(std::string_view markdown) { text_.append(fmt::format("\n{}. {}\n", ++steps_, markdown)); }

void Page::Commands(const std::vector<std::string>& commands) {
  std::string all;
  for (const std::string& command : commands) {
    all.append(command).append("\n");
  }
  const std::string fence(std::max<std::size_t>(3, LongestRun(all, '`') + 1), '`');
  const std::string block = fmt::format("{}sh\n{}{}\n", fence, all, fence);
  text_ += '\n';
  // Indented as far as the text of the step that it belongs to.
  const std::string_view indent = steps_ > 0 ? "   " : "";
  for (std::size_t begin = 0; begin < block.size();) {
    const std::size_t end = block.find('\n', begin) + 1;
    text_.append(indent).append(block, begin, end - begin);
    begin = end;
  }
}

void Page::Row(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    text_ += "| ";
    for (const char c : cell) {
      // Even within a code span a bar would end the cell.
      text_.append(c == '|' ? "\\|" : std::string_view(&c, 1));
    }
    text_ += ' ';
  }
  text_ += "|\n";
}

void Page::Table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  text_ += '\n';
  Row(header);
  for (std::size_t i = 0; i < header.size(); ++i) {
    text_ += "|---";
  }
  text_ += "|\n";
  for (const std::vector<std::string>& row : rows) {
    Row(row);
  }
}

}  // namespace lifeboat::emit
