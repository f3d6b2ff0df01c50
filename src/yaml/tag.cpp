#include "yaml/tag.h"

#include <algorithm>
#include <array>
#include <string>

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

constexpr std::string_view kStandard = "tag:yaml.org,2002:";

constexpr Def<std::string> kUnknownTag{Kind::UnsupportedTag, "the tag `{}` means nothing in a blueprint"};
constexpr Def<std::string, std::string_view> kUnfitTag{Kind::UnsupportedTag, "the tag `{}` is on {}"};

struct TagRow {
  std::string_view name;
  RawKind kind;
  TagEffect effect;
};

constexpr std::array kTags = {
    TagRow{"str", RawKind::Scalar, TagEffect::Text},   TagRow{"int", RawKind::Scalar, TagEffect::Plain},
    TagRow{"bool", RawKind::Scalar, TagEffect::Plain}, TagRow{"float", RawKind::Scalar, TagEffect::Plain},
    TagRow{"null", RawKind::Scalar, TagEffect::Null},  TagRow{"map", RawKind::Map, TagEffect::None},
    TagRow{"seq", RawKind::Sequence, TagEffect::None},
};

std::string_view Describe(RawKind kind) {
  switch (kind) {
    case RawKind::Sequence:
      return "a list";
    case RawKind::Map:
      return "a map";
    default:
      return "a single value";
  }
}

/// The tag as people write it.
std::string Written(std::string_view tag) {
  if (tag.starts_with(kStandard)) return "!!" + std::string(tag.substr(kStandard.size()));
  return std::string(tag);
}

bool MeansNull(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

}  // namespace

TagEffect ReadTag(std::string_view tag, RawKind kind, std::string_view text, source::Span span,
                  diag::Sink& sink) {
  if (tag == "?") return TagEffect::None;
  if (tag == "!") return kind == RawKind::Scalar ? TagEffect::Text : TagEffect::None;

  const auto* const row = std::find_if(kTags.begin(), kTags.end(), [tag](const TagRow& candidate) {
    return tag.starts_with(kStandard) && tag.substr(kStandard.size()) == candidate.name;
  });
  if (row == kTags.end()) {
    Build(sink, kUnknownTag, span, Written(tag)).Help("remove the tag").Report();
    return TagEffect::None;
  }
  if (row->kind != kind) {
    Build(sink, kUnfitTag, span, Written(tag), Describe(kind)).Help("remove the tag").Report();
    return TagEffect::None;
  }
  if (row->effect == TagEffect::Null && !MeansNull(text)) {
    Build(sink, kUnfitTag, span, Written(tag), "a value that is not null").Help("remove the tag").Report();
    return TagEffect::None;
  }
  return row->effect;
}

}  // namespace lifeboat::yaml
