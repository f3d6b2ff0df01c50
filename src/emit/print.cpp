#include "emit/print.h"

#include <algorithm>
#include <utility>

namespace lifeboat::emit {

namespace {

constexpr std::size_t kIndent = 2;

/// nlohmann prints a value as if it stood alone: its later lines move to where it does stand.
void AppendShifted(std::string& out, std::string_view text, std::size_t spaces) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) {
      out.append(text.substr(begin));
      return;
    }
    out.append(text.substr(begin, end + 1 - begin)).append(spaces, ' ');
    begin = end + 1;
  }
}

}  // namespace

std::string Print(const Json& document) { return document.dump(kIndent) + "\n"; }

void DocumentPrinter::BeginLine(std::size_t depth) {
  const bool first = text_.empty() || text_.back() == '{';
  text_.append(first ? "\n" : ",\n").append((depth + 1) * kIndent, ' ');
}

void DocumentPrinter::Close(std::size_t depth) {
  while (open_.size() > depth) {
    open_.pop_back();
    text_.append("\n").append((open_.size() + 1) * kIndent, ' ').append("}");
  }
}

void DocumentPrinter::Add(std::initializer_list<std::string_view> path, const Json& value) {
  const std::size_t parents = path.size() - 1;
  const auto* const begin = path.begin();
  const std::size_t common = std::min(open_.size(), parents);
  const auto shared = static_cast<std::size_t>(
      std::mismatch(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(common), begin).second -
      begin);
  Close(shared);
  for (std::size_t depth = shared; depth < parents; ++depth) {
    BeginLine(depth);
    text_.append(Json(begin[depth]).dump()).append(": {");
    open_.emplace_back(begin[depth]);
  }
  BeginLine(parents);
  text_.append(Json(begin[parents]).dump()).append(": ");
  AppendShifted(text_, value.dump(kIndent), (parents + 1) * kIndent);
}

void DocumentPrinter::Append(DocumentPrinter later) {
  Close(0);
  later.Close(0);
  if (!text_.empty() && !later.text_.empty()) {
    text_ += ',';
  }
  text_ += later.text_;
}

std::string DocumentPrinter::Finish() {
  Close(0);
  if (text_.empty()) {
    return "{}\n";
  }
  text_.insert(text_.begin(), '{');
  text_ += "\n}\n";
  return std::move(text_);
}

}  // namespace lifeboat::emit
