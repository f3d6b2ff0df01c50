#include "blueprint/table/reader.h"

#include <fmt/format.h>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string, std::string> kUnknownKey{Kind::UnknownKey, "unknown key `{}` in {}"};
constexpr Def<std::string, std::string_view> kMissingKey{Kind::MissingKey, "{} has no `{}`"};
constexpr Def<std::string, std::string, std::string> kWrongShape{Kind::WrongShape,
                                                                 "{} is {} where {} belongs"};
constexpr Def<std::string> kNoValue{Kind::WrongShape, "{} has no value"};
constexpr Def<std::string, std::string> kNeedsQuotes{Kind::NeedsQuotes,
                                                     "`{}` without quotes is not text, and {} is text"};
constexpr Def<std::string, std::string_view> kListLength{Kind::ListLength, "{} {}"};

std::string_view Noun(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::NodeKind::Map:
      return "map";
    case yaml::NodeKind::Sequence:
      return "list";
    case yaml::NodeKind::Scalar:
      return "single value";
    case yaml::NodeKind::Null:
      return "nothing";
  }
  return "nothing";
}

}  // namespace

std::string Reader::Path() const {
  return path_.empty() ? "the blueprint" : fmt::format("{}", fmt::join(path_, "."));
}

std::string Reader::Place() const { return path_.empty() ? Path() : fmt::format("`{}`", Quotable(Path())); }

void Reader::UnknownKey(const yaml::Entry& entry, std::span<const std::string_view> known) {
  auto report = Build(sink_, kUnknownKey, entry.key_span, Quotable(entry.key), Place());
  if (const auto close = Closest(entry.key, known)) {
    std::move(report).Help(fmt::format("a similar key exists: `{}`", *close)).Report();
    return;
  }
  std::move(report).Help(fmt::format("the keys here are `{}`", fmt::join(known, "`, `"))).Report();
}

void Reader::MissingKey(source::Span place, std::string_view key, std::string_view example) {
  if (silent_ > 0) {
    return;
  }
  auto report = Build(sink_, kMissingKey, place, Place(), key);
  if (example.empty()) {
    std::move(report).Report();
    return;
  }
  std::move(report).Help(fmt::format("write `{}: {}`", key, example)).Report();
}

void Reader::WrongShape(const yaml::Node& node, std::string_view expected) {
  if (node.kind == yaml::NodeKind::Null) {
    Build(sink_, kNoValue, node.span, Place())
        .Help(fmt::format("write {}, or remove the key", WithArticle(expected)))
        .Report();
    return;
  }
  Build(sink_, kWrongShape, node.span, Place(), WithArticle(Noun(node)), WithArticle(expected)).Report();
}

void Reader::ListLength(source::Span place, std::string_view observation, std::string help) {
  Build(sink_, kListLength, place, Place(), observation).Help(std::move(help)).Report();
}

bool Reader::CheckQuotes(const yaml::Node& node) {
  if (node.style != yaml::ScalarStyle::Plain || !NeedsQuotes(node.scalar)) {
    return true;
  }
  Build(sink_, kNeedsQuotes, node.span, Quotable(node.scalar), Place())
      .Help(fmt::format("write `\"{}\"`", Quotable(node.scalar)))
      .Report();
  return false;
}

}  // namespace lifeboat::blueprint
