#include "blueprint/table/codec.h"

#include <utility>

namespace lifeboat::blueprint {
namespace {

using diag::Def;
using diag::Kind;

// One text, a Def for each kind that a parser of text may use.
using Definition = Def<std::string_view, std::string, std::string>;
constexpr Definition kMalformedValue{Kind::MalformedValue, "{} `{}` {}"};
constexpr Definition kMalformedName{Kind::MalformedName, "{} `{}` {}"};
constexpr Definition kOutOfRange{Kind::OutOfRange, "{} `{}` {}"};
constexpr Definition kUnknownChoice{Kind::UnknownChoice, "{} `{}` {}"};

const Definition& For(Kind kind) {
  switch (kind) {
    case Kind::MalformedName:
      return kMalformedName;
    case Kind::OutOfRange:
      return kOutOfRange;
    case Kind::UnknownChoice:
      return kUnknownChoice;
    default:
      return kMalformedValue;
  }
}

}  // namespace

void ReportProblem(Reader& reader, source::Span span, std::string_view type, std::string_view text,
                   Problem problem) {
  auto report =
      diag::Build(reader.sink(), For(problem.kind), span, type, Quotable(text), problem.observation);
  if (!problem.help.empty()) {
    std::move(report).Help(std::move(problem.help)).Report();
    return;
  }
  std::move(report).Report();
}

}  // namespace lifeboat::blueprint
