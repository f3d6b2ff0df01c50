#include "lifeboat/diag/diagnostic.h"

#include "lifeboat/diag/sink.h"

namespace lifeboat::diag {

Builder& Builder::PrimaryText(std::string text) & {
  if (!diagnostic_.labels.empty()) diagnostic_.labels.front().text = std::move(text);
  return *this;
}

Builder& Builder::Label(source::Span span, std::string text) & {
  diagnostic_.labels.push_back({span, LabelRole::Explains, std::move(text)});
  return *this;
}

Builder& Builder::Note(std::string text) & {
  diagnostic_.notes.push_back(std::move(text));
  return *this;
}

Builder& Builder::Help(std::string text) & {
  diagnostic_.helps.push_back(std::move(text));
  return *this;
}

Builder& Builder::Fix(std::optional<diag::Fix> fix) & {
  diagnostic_.fix = std::move(fix);
  return *this;
}

Builder&& Builder::PrimaryText(std::string text) && { return std::move(PrimaryText(std::move(text))); }

Builder&& Builder::Label(source::Span span, std::string text) && {
  return std::move(Label(span, std::move(text)));
}

Builder&& Builder::Note(std::string text) && { return std::move(Note(std::move(text))); }

Builder&& Builder::Help(std::string text) && { return std::move(Help(std::move(text))); }

Builder&& Builder::Fix(std::optional<diag::Fix> fix) && { return std::move(Fix(std::move(fix))); }

void Builder::Report() && { sink_.Report(std::move(diagnostic_)); }

}  // namespace lifeboat::diag
