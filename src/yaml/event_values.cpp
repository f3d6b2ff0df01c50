// The single values: where they begin and end, and what an empty one belongs to.

#include <algorithm>
#include <cstdint>
#include <string>

#include "yaml/event_reader.h"

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

constexpr Def<std::string_view> kNoColon{Kind::YamlSyntax, "the key `{}` has no `:` behind it"};
constexpr Def<std::string_view> kColonInKey{Kind::YamlSyntax, "`{}` is read as a key without a value"};
constexpr Def<> kNoItem{Kind::YamlSyntax, "no item stands before this `,`"};
constexpr Def<std::string_view> kUnclosedQuote{Kind::YamlSyntax, "this `{}` is never closed"};

constexpr const char* kSpaceBehindColon = "put a space behind the `:` that ends a key";
constexpr const char* kColonOrDash = "put a `:` behind a key, or `- ` before an item of a list";

}  // namespace

void EventReader::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t at = Offset(mark);
  const Properties properties = SkipProperties(text_, at, false, anchor != 0);
  // An empty value is marked at the token that follows, or at its key: only a word that no other value took
  // is a written null.
  const auto word_end =
      properties.value >= read_ ? NullEnd(text_, properties.value, ExpectsKey()) : std::nullopt;
  RawNode& null = Add(RawKind::Null, at, properties.value, word_end.value_or(properties.value));
  AddAnchored(anchor, {document_.nodes.size() - 1, 1, 0, true});
  if (word_end) {
    read_ = *word_end;
  } else {
    PlaceImplicitNull(null, at, properties);
  }
}

/// A value that is not written at all needs a place nevertheless: its anchor, key or dash.
void EventReader::PlaceImplicitNull(RawNode& null, std::size_t at, const Properties& properties) {
  std::size_t begin = at;
  std::size_t end = std::min(at + 1, text_.size());
  if (properties.end > at) {
    end = properties.end;
    read_ = std::max(read_, end);
  } else if (frames_.empty()) {
    end = begin;
  } else {
    const Frame& frame = frames_.back();
    const RawKind parent = document_.nodes[frame.node].kind;
    const bool is_key = parent == RawKind::Map && document_.nodes[frame.node].children % 2 == 1;
    if (parent == RawKind::Map && !is_key) {
      const RawNode& key = document_.nodes[frame.key_node];
      begin = key.begin;
      end = key.end;
      CheckMissingColon(at);
    } else if (parent == RawKind::Sequence && frame.flow) {
      // yaml-cpp reads `[a, , b]` as three items.
      well_formed_ = false;
      Build(sink_, kNoItem, SpanOf(begin, end)).Help("remove one `,`, or write `null`").Report();
    } else if (parent == RawKind::Sequence) {
      begin = Find(text_, read_, '-');
      end = std::min(begin + 1, text_.size());
      read_ = std::max(read_, end);
    }
  }
  null.begin = static_cast<std::uint32_t>(begin);
  null.end = static_cast<std::uint32_t>(end);
}

/// yaml-cpp accepts `key` for `key:` at the end of a block, which hides `key:value` for `key: value`.
void EventReader::CheckMissingColon(std::size_t at) {
  const Frame& frame = frames_.back();
  const RawNode& key = document_.nodes[frame.key_node];
  const source::Span span = SpanOf(key.begin, key.end);
  const std::string_view written = text_.substr(key.begin, key.end - key.begin);
  const bool colon_inside = key.style == ScalarStyle::Plain && written.find(':') != std::string_view::npos;
  if (frame.flow) {
    // `{a}` is a null by the rules, `{a:1}` too, but nobody means the latter.
    if (key.kind != RawKind::Scalar || !colon_inside) return;
    if (SkipTrivia(text_, key.end) < text_.size() && text_[SkipTrivia(text_, key.end)] == ':') return;
    Build(sink_, kColonInKey, span, written).Help(kSpaceBehindColon).Report();
  } else {
    // For a key that ends in `:` the mark is at the token behind it, for `? key` at the `?`.
    if (at != frame.key_mark) return;
    Build(sink_, kNoColon, span, written).Help(colon_inside ? kSpaceBehindColon : kColonOrDash).Report();
  }
  well_formed_ = false;
}

void EventReader::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  const std::size_t at = Offset(mark);
  const Properties properties = SkipProperties(text_, at, tag != "?", anchor != 0);
  const std::size_t begin = properties.value;
  const Measured token = Measure(properties, value);
  const TagEffect effect = ReadTag(tag, RawKind::Scalar, value, SpanOf(at, properties.end), sink_);

  RawNode& node =
      Add(effect == TagEffect::Null ? RawKind::Null : RawKind::Scalar, at, token.begin, token.end);
  node.style = token.style;
  if (effect == TagEffect::Text && token.style == ScalarStyle::Plain) node.style = ScalarStyle::DoubleQuoted;
  if (effect == TagEffect::Plain) node.style = ScalarStyle::Plain;
  if (node.kind == RawKind::Scalar) node.text = value;
  AddAnchored(anchor, {document_.nodes.size() - 1, 1, 0, true});
  read_ = std::max(read_, token.end);
  const bool quoted = token.style == ScalarStyle::SingleQuoted || token.style == ScalarStyle::DoubleQuoted;
  if (quoted && token.begin == begin) last_quote_ = begin;
}

EventReader::Measured EventReader::Measure(const Properties& properties, std::string_view value) {
  const std::size_t begin = properties.value;
  const char first = begin < text_.size() ? text_[begin] : '\0';
  const bool quoted = first == '"' || first == '\'';
  const bool block = first == '|' || first == '>';
  const std::string_view between = text_.substr(properties.end, begin - properties.end);
  const bool same_line = between.find_first_of("\r\n") == std::string_view::npos;
  if (value.empty() && !((quoted || block) && same_line)) {
    // A tag and then nothing: the token behind it belongs to somebody else.
    const std::size_t tag = properties.start;
    return {tag, properties.end, ScalarStyle::Plain};
  }
  if (block) return {begin, BlockEnd(text_, begin, value), ScalarStyle::Block};
  if (!quoted) return {begin, PlainEnd(text_, begin, value), ScalarStyle::Plain};

  const auto end = QuotedEnd(text_, begin);
  if (!end) {
    // yaml-cpp takes the end of a file that ends in a line end for the closing quote.
    well_formed_ = false;
    Build(sink_, kUnclosedQuote, SpanOf(begin, begin + 1), text_.substr(begin, 1))
        .Help("close it where the text ends")
        .Report();
    throw StopReading{};
  }
  return {begin, *end, first == '"' ? ScalarStyle::DoubleQuoted : ScalarStyle::SingleQuoted};
}

}  // namespace lifeboat::yaml
