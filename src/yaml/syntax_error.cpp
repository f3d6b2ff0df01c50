#include "yaml/syntax_error.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "yaml/flow_scan.h"
#include "yaml/syntax_lines.h"
#include "yaml/token.h"

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

/// The sentences are chosen at run time, each beside the signs by which its cause is known.
constexpr Def<std::string> kSyntax{Kind::YamlSyntax, "{}"};

/// An error that is understood: what to say and where.
struct Finding {
  std::string message;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string help = {};
  std::optional<std::size_t> opening = std::nullopt;  ///< the bracket or quote to which the trouble goes back
};

class Explainer {
 public:
  Explainer(std::string_view text, std::string_view reason, std::size_t offset, const SyntaxPlace& place)
      : text_(text), reason_(reason), at_(std::min(offset, text.size())), place_(place) {}

  [[nodiscard]] Finding Explain() const {
    if (Says("illegal tab")) return TabFinding(LineAt(text_, at_)).value_or(Here("a tab in the indentation"));
    if (Says("illegal EOF in scalar")) return UnclosedQuote();
    if (Says("illegal document indicator")) return DocumentInQuotes();
    if (Says("illegal flow end")) return WrongBracket();
    if (Says("end of map flow") || Says("end of sequence flow")) return OpenBracket();
    if (Says("illegal block entry")) return MisplacedItem();
    if (Says("unknown token")) return UnknownToken();
    if (Says("illegal map value") || Says("end of map") || Says("end of sequence") ||
        Says("illegal map key")) {
      return Misplaced();
    }
    return Scalar();
  }

 private:
  [[nodiscard]] bool Says(std::string_view beginning) const { return reason_.starts_with(beginning); }

  [[nodiscard]] char Character() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  [[nodiscard]] Finding Here(std::string message, std::string help = {}) const {
    return {std::move(message), at_, std::min(at_ + 1, text_.size()), std::move(help)};
  }

  [[nodiscard]] Finding UnclosedQuote() const {
    const auto quote = FindOpenQuote(text_, place_.read, at_);
    if (!quote) return Here("a text in quotes is never closed");
    return {fmt::format("this `{}` is never closed", text_[*quote]), *quote, *quote + 1,
            "close it where the text ends"};
  }

  [[nodiscard]] Finding DocumentInQuotes() const {
    Finding finding = UnclosedQuote();
    finding.message = "a text in quotes runs on to the mark of a document's end";
    return finding;
  }

  [[nodiscard]] Finding WrongBracket() const {
    const auto open = OpenBrackets(text_, place_.read, at_, place_.brackets);
    if (open.empty()) {
      return Here(fmt::format("`{}` closes nothing that is open", Character()),
                  "put the text in quotes if the bracket belongs to it");
    }
    Finding finding = Here(fmt::format("`{}` does not close `{}`", Character(), text_[open.back()]));
    finding.opening = open.back();
    return finding;
  }

  [[nodiscard]] Finding OpenBracket() const {
    const auto open = OpenBrackets(text_, place_.read, at_, place_.brackets);
    if (open.empty()) return Here("a value in `[ ]` or `{ }` is not closed");
    const char bracket = text_[open.back()];
    const char closing = bracket == '[' ? ']' : '}';
    const auto never_closed = OpenBrackets(text_, place_.read, text_.size(), place_.brackets);
    const bool runs_on =
        std::find(never_closed.begin(), never_closed.end(), open.back()) != never_closed.end();
    if (runs_on || LineAt(text_, open.back()).end < at_) {
      return {fmt::format("this `{}` is not closed", bracket), open.back(), open.back() + 1,
              fmt::format("put `{}` where the value ends", closing)};
    }
    Finding finding = Here(fmt::format("neither `,` nor `{}` follows a value", closing),
                           "put the value in quotes if this belongs to it");
    finding.opening = open.back();
    return finding;
  }

  [[nodiscard]] Finding MisplacedItem() const {
    if (auto tab = TabFinding(LineAt(text_, at_))) return *tab;
    if (!OpenBrackets(text_, place_.read, at_, place_.brackets).empty()) {
      return Here("an item with `-` inside `[ ]` or `{ }`", "separate the items with `,`, without `-`");
    }
    const Line line = LineAt(text_, at_);
    if (line.first == at_) return WrongIndentation(line);
    return Here("a list begins on the line of its key", "begin the list on the next line, or write `[a, b]`");
  }

  [[nodiscard]] Finding UnknownToken() const {
    const char c = Character();
    if (c == '|' || c == '>') {
      return Here(fmt::format("a block text with `{}` inside `[ ]` or `{{ }}`", c),
                  "write it in double quotes");
    }
    return Here(fmt::format("a value cannot begin with `{}`", c), "put the value in quotes");
  }

  [[nodiscard]] std::optional<Finding> TabFinding(const Line& line) const {
    const std::size_t tab = text_.substr(0, line.first).find('\t', line.begin);
    if (tab == std::string_view::npos) return std::nullopt;
    std::size_t end = tab;
    while (end < text_.size() && text_[end] == '\t') ++end;
    return Finding{"a tab in the indentation", tab, end, "indent with spaces only"};
  }

  [[nodiscard]] Finding WrongIndentation(const Line& line) const {
    return {"the indentation of this line fits no line above it", line.first,
            std::min(line.first + 1, text_.size()), "align it with the line that it belongs to"};
  }

  /// A value, key or item where none can be: the most frequent errors look like this to a parser.
  [[nodiscard]] Finding Misplaced() const {
    const Line line = LineAt(text_, at_);
    if (auto tab = TabFinding(line)) return *tab;
    const auto above = LineAbove(text_, line);
    if (Says("illegal map value")) return MisplacedColon(line, above);

    if (line.first == at_) {
      if (StartsItem(text_, line)) {
        return Here("an item of a list among the keys of a map",
                    "indent it under its key, or remove the `-`");
      }
      return WrongIndentation(line);
    }
    if (place_.last_quote && LineAt(text_, *place_.last_quote).begin < line.begin) {
      Finding finding =
          Here("text behind the closing quote of a value", "close the quote where the text ends");
      finding.opening = place_.last_quote;
      return finding;
    }
    return Here("text behind the end of a value",
                place_.last_quote ? "write a quote inside a text in quotes as `\\\"` or `''`"
                                  : "put the whole value in quotes");
  }

  [[nodiscard]] Finding MisplacedColon(const Line& line, const std::optional<Line>& above) const {
    const auto first_colon = KeyColon(text_, line);
    if (first_colon && *first_colon < at_) {
      return Here("a second `: ` on one line", "put the value in quotes if it holds `: `");
    }
    if (above) {
      if (const auto colon = TightColon(text_, *above)) {
        return {"no space behind `:`", *colon, *colon + 1,
                fmt::format("write `{}: {}`", text_.substr(above->key, *colon - above->key),
                            text_.substr(*colon + 1, above->end - *colon - 1))};
      }
      if (auto tab = TabFinding(*above)) return *tab;
      if (line.first - line.begin > above->first - above->begin && KeyColon(text_, *above)) {
        return {"this line is indented below a line that has a value already", line.first, at_,
                "align it with the line above"};
      }
      if (!KeyColon(text_, *above)) {
        return {"this line has no `:`, but a key follows it", above->first, above->end,
                "put a `:` behind a key, or quotes around a text of several lines"};
      }
    }
    return Here("a `:` that ends no key", "put the text in quotes if the `:` belongs to it");
  }

  /// What can be wrong inside one token.
  [[nodiscard]] Finding Scalar() const {
    if (Says("unknown escape character")) {
      const std::size_t begin = at_ < 2 ? 0 : at_ - 2;
      return {fmt::format("`{}` is no escape of a text in double quotes", text_.substr(begin, at_ - begin)),
              begin, at_, "write a backslash as `\\\\`, or use single quotes"};
    }
    if (Says("bad character found while scanning hex") || Says("invalid unicode")) {
      return Here("an escape that names no character", "write `\\xHH`, `\\uHHHH` or `\\UHHHHHHHH`");
    }
    if (Says("anchor not found after")) return Here("an `&` without a name", "put the value in quotes");
    if (Says("alias not found after")) return Here("a `*` without a name", "put the value in quotes");
    if (Says("illegal character found while scanning a")) return Here("a name that ends in the middle");
    if (Says("unexpected character in block scalar")) {
      return Here("text on the line of `|` or `>`", "begin the text on the next line, indented");
    }
    if (Says("cannot set zero indentation")) return Here("a block text cannot be indented by 0");
    if (Says("cannot assign multiple tags")) return Here("a second tag on one value");
    if (Says("cannot assign multiple anchors")) return Here("a second anchor on one value");
    if (Says("YAML ") || Says("TAG ") || Says("bad YAML version") || Says("repeated")) {
      return Here("a `%` line that YAML does not know", "remove the line");
    }
    if (Says("end of verbatim tag")) return Here("a tag `!<` without `>`");
    return Here(fmt::format("this is not YAML: {}", reason_));
  }

  std::string_view text_;
  std::string_view reason_;
  std::size_t at_;
  const SyntaxPlace& place_;
};

}  // namespace

void ReportSyntaxError(const source::SourceFile& file, source::FileId id, std::string_view reason,
                       std::size_t offset, const SyntaxPlace& place, diag::Sink& sink) {
  const auto span = [id](std::size_t begin, std::size_t end) {
    return source::Span{id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  Finding finding = Explainer(file.text(), reason, offset, place).Explain();
  auto report = Build(sink, kSyntax, span(finding.begin, finding.end), finding.message);
  if (finding.opening) report.Label(span(*finding.opening, *finding.opening + 1), "opened here");
  if (!finding.help.empty()) report.Help(std::move(finding.help));
  std::move(report).Report();
}

}  // namespace lifeboat::yaml
