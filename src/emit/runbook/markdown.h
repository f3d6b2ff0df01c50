#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::emit {

/// Any text as a code span: whatever it holds, it is shown and not obeyed.
[[nodiscard]] std::string Code(std::string_view text);

/// A Markdown page under construction. Arguments are Markdown unless they are said to be text; what a
/// blueprint says reaches a page through Code or as a command.
class Page {
 public:
  void Heading(int level, std::string_view markdown);
  void Paragraph(std::string_view markdown);
  /// The next step of a list that is counted from the last heading on.
  void Step(std::string_view markdown);
  /// Text, as a person copies it into a shell; within the step when one came before.
  void Commands(const std::vector<std::string>& commands);
  void Table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

  [[nodiscard]] std::string Finish() && { return std::move(text_); }

 private:
  void Row(const std::vector<std::string>& cells);

  std::string text_;
  int steps_ = 0;
};

}  // namespace lifeboat::emit
