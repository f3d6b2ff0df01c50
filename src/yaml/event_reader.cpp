#include "yaml/event_reader.h"

#include <algorithm>
#include <cstdint>

#include "lifeboat/source/utf8.h"

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

constexpr Def<std::size_t> kTooDeep{Kind::TooDeep, "values are nested more than {} levels deep"};
constexpr Def<std::size_t> kTooManyValues{Kind::TooLarge, "the file holds more than {} values"};
constexpr Def<std::string_view, std::size_t> kExpandsTooFar{
    Kind::AliasExpansion, "with the alias `{}`, the aliases of the file stand for more than {} values"};
constexpr Def<std::string_view> kInsideItself{Kind::AliasExpansion,
                                              "the alias `{}` is inside the value that it stands for"};
constexpr Def<> kSeveralDocuments{Kind::SeveralDocuments, "a second document begins"};
constexpr Def<> kUnexpectedContent{Kind::YamlSyntax, "text behind the end of the document's value"};
}  // namespace

EventReader::EventReader(const source::SourceFile& file, source::FileId id, const Limits& limits,
                         diag::Sink& sink)
    : id_(id),
      limits_(limits),
      sink_(sink),
      text_(file.text()),
      byte_order_mark_(text_.starts_with(source::kByteOrderMark) ? source::kByteOrderMark.size() : 0) {
  read_ = byte_order_mark_;
}

std::size_t EventReader::Offset(const YAML::Mark& mark) const {
  // A null mark is -1.
  const std::size_t position = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
  return std::min(position + byte_order_mark_, text_.size());
}

SyntaxPlace EventReader::CurrentPlace() const {
  SyntaxPlace place;
  place.read = read_;
  place.last_quote = last_quote_;
  for (const Frame& frame : frames_) {
    if (frame.bracket != '\0') place.brackets.push_back(document_.nodes[frame.node].begin);
  }
  return place;
}

bool EventReader::ExpectsKey() const {
  if (frames_.empty()) return false;
  const RawNode& parent = document_.nodes[frames_.back().node];
  return parent.kind == RawKind::Map && parent.children % 2 == 0;
}

source::Span EventReader::SpanOf(std::size_t begin, std::size_t end) const {
  return {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

RawNode& EventReader::Add(RawKind kind, std::size_t mark, std::size_t begin, std::size_t end) {
  ++events_;
  const std::size_t index = document_.nodes.size();
  if (index + copies_ >= limits_.nodes) {
    Build(sink_, kTooManyValues, SpanOf(begin, end), limits_.nodes).Report();
    throw StopReading{};
  }
  if (ExpectsKey()) {
    frames_.back().key_mark = mark;
    frames_.back().key_node = index;
  }
  if (!frames_.empty()) ++document_.nodes[frames_.back().node].children;
  RawNode& node = document_.nodes.emplace_back();
  node.kind = kind;
  node.begin = static_cast<std::uint32_t>(begin);
  node.end = static_cast<std::uint32_t>(end);
  node.next = static_cast<std::uint32_t>(index + 1);
  last_quote_.reset();
  return node;
}

void EventReader::AddAnchored(YAML::anchor_t anchor, const Anchored& anchored) {
  if (anchor == 0) return;
  if (anchors_.size() <= anchor) anchors_.resize(anchor + 1);
  anchors_[anchor] = anchored;
}

void EventReader::OnDocumentStart(const YAML::Mark& mark) {
  if (!finished_) return;
  const std::size_t at = Offset(mark);
  const bool marked = text_.substr(at).starts_with("---");
  if (marked || text_.substr(read_, at - read_).find("...") != std::string_view::npos) {
    Build(sink_, kSeveralDocuments, SpanOf(at, marked ? at + 3 : at + 1))
        .Help("a blueprint is one document: put the second one into a file of its own")
        .Report();
  } else {
    well_formed_ = false;
    Build(sink_, kUnexpectedContent, SpanOf(at, at + 1))
        .Help("align it with the first line of what it belongs to")
        .Report();
  }
  throw StopReading{};
}

void EventReader::OnDocumentEnd() { finished_ = true; }

void EventReader::OnAnchor(const YAML::Mark& /*mark*/, const std::string& name) {
  anchor_names_.push_back(name);
}

void EventReader::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t at = Offset(mark);
  const std::size_t end = NameEnd(text_, at + 1);
  const source::Span span = SpanOf(at, end);
  const std::string_view written = text_.substr(at, end - at);
  RawNode& alias = Add(RawKind::Alias, at, at, end);
  read_ = end;
  const Anchored target = anchor < anchors_.size() ? anchors_[anchor] : Anchored{};
  if (!target.complete) {
    Build(sink_, kInsideItself, span, written).Help("write the value out where the alias is").Report();
    throw StopReading{};
  }
  alias.target = static_cast<std::uint32_t>(target.node);
  document_.has_aliases = true;

  copies_ += target.size;
  if (copies_ > limits_.expanded_nodes || document_.nodes.size() + copies_ > limits_.nodes) {
    Build(sink_, kExpandsTooFar, span, written, limits_.expanded_nodes)
        .Note("aliases of aliases multiply: each level repeats all of the one before")
        .Report();
    throw StopReading{};
  }
  if (frames_.size() + target.height > limits_.depth) {
    Build(sink_, kTooDeep, span, limits_.depth).Report();
    throw StopReading{};
  }
  if (!frames_.empty()) frames_.back().height = std::max(frames_.back().height, target.height);
}

void EventReader::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
  Open(RawKind::Sequence, Offset(mark), tag, anchor, style == YAML::EmitterStyle::Flow);
}

void EventReader::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  Open(RawKind::Map, Offset(mark), tag, anchor, style == YAML::EmitterStyle::Flow);
}

void EventReader::OnSequenceEnd() { Close(); }

void EventReader::OnMapEnd() { Close(); }

void EventReader::Open(RawKind kind, std::size_t mark, const std::string& tag, YAML::anchor_t anchor,
                       bool flow) {
  const Properties properties = SkipProperties(text_, mark, tag != "?", anchor != 0);
  const std::size_t begin = properties.value;
  if (frames_.size() >= limits_.depth) {
    Build(sink_, kTooDeep, SpanOf(begin, std::min(begin + 1, text_.size())), limits_.depth).Report();
    throw StopReading{};
  }
  Add(kind, mark, begin, begin);
  (void)ReadTag(tag, kind, "", SpanOf(mark, properties.end), sink_);

  Frame frame;
  frame.node = document_.nodes.size() - 1;
  frame.anchor = anchor;
  frame.copies = copies_;
  frame.flow = flow;
  // A pair in a flow list, `[a: 1]`, is a map without braces.
  const char bracket = kind == RawKind::Map ? '{' : '[';
  if (flow && begin < text_.size() && text_[begin] == bracket) frame.bracket = bracket;
  read_ = std::max(read_, frame.bracket == '\0' ? properties.end : begin + 1);
  AddAnchored(anchor, {frame.node, 0, 0, false});
  frames_.push_back(frame);
}

void EventReader::Close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  ++events_;
  if (frame.bracket != '\0') {
    read_ = std::min(Find(text_, read_, frame.bracket == '{' ? '}' : ']') + 1, text_.size());
  }
  RawNode& node = document_.nodes[frame.node];
  node.end = std::max(node.begin, static_cast<std::uint32_t>(read_));
  node.next = static_cast<std::uint32_t>(document_.nodes.size());
  last_quote_.reset();

  const std::size_t height = frame.height + 1;
  const std::size_t size = document_.nodes.size() - frame.node + (copies_ - frame.copies);
  AddAnchored(frame.anchor, {frame.node, size, height, true});
  if (!frames_.empty()) frames_.back().height = std::max(frames_.back().height, height);
}

}  // namespace lifeboat::yaml
