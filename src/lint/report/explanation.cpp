#include "lint/report/explanation.h"

#include <cstddef>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

std::string_view Trim(std::string_view text) {
  while (text.starts_with('\n')) {
    text.remove_prefix(1);
  }
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  return text;
}

/// The text below a heading, up to the next one.
std::string_view SectionOf(std::string_view explanation, std::string_view title) {
  const std::string heading = "\n## " + std::string(title) + "\n";
  const std::size_t at = explanation.find(heading);
  if (at == std::string_view::npos) {
    return "";
  }
  const std::string_view rest = explanation.substr(at + heading.size());
  return Trim(rest.substr(0, rest.find("\n## ")));
}

/// Paragraphs without the line ends inside them: a viewer breaks lines where its window ends.
std::string Unwrapped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool alone = text[i] == '\n' && !out.ends_with('\n') && i + 1 < text.size() && text[i + 1] != '\n';
    out += alone ? ' ' : text[i];
  }
  return out;
}

std::string FirstSentence(const std::string& text) {
  const std::size_t end = text.find(". ");
  return text.substr(0, end == std::string::npos ? end : end + 1);
}

}  // namespace

Explanation ExplanationOf(diag::Kind kind, const Results& results) {
  const Rule* rule = FindRule(kind);
  if (rule == nullptr) {
    const std::string text =
        Unwrapped(Trim(results.about == nullptr ? diag::Info(kind).name : results.about(kind)));
    return {FirstSentence(text), text, text};
  }
  const std::string what = Unwrapped(SectionOf(rule->explanation, "What it does"));
  const std::string why = Unwrapped(SectionOf(rule->explanation, "Why"));
  return {FirstSentence(what), what + "\n\n" + why, std::string(Trim(rule->explanation)) + "\n"};
}

}  // namespace lifeboat::lint
