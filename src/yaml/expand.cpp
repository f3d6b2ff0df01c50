#include "yaml/expand.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yaml/unique_keys.h"

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

constexpr Def<std::string_view> kKeyNotScalar{Kind::KeyNotScalar, "{} cannot be a key"};
constexpr Def<> kMergeNoMap{Kind::MergeKey, "the merge key `<<` takes a map or a list of maps"};

constexpr std::string_view kMergeWord = "<<";

class Expander {
 public:
  Expander(RawDocument& document, source::FileId id, diag::Sink& sink)
      : nodes_(document.nodes), movable_(!document.has_aliases), id_(id), sink_(sink) {}

  /// `use` is the place of the outermost alias that led here.
  Node Expand(std::size_t index, std::optional<source::Span> use) {
    RawNode& raw = nodes_[index];
    if (raw.kind == RawKind::Alias) return Expand(raw.target, use ? use : SpanOf(raw));
    Node node;
    node.style = raw.style;
    node.span = SpanOf(raw);
    node.use = use.value_or(node.span);
    switch (raw.kind) {
      case RawKind::Scalar:
        node.kind = NodeKind::Scalar;
        node.scalar = TakeText(raw);
        break;
      case RawKind::Sequence:
        node.kind = NodeKind::Sequence;
        node.items.reserve(raw.children);
        for (std::size_t child = index + 1; child < raw.next; child = nodes_[child].next) {
          node.items.push_back(Expand(child, use));
        }
        break;
      case RawKind::Map:
        node.kind = NodeKind::Map;
        node.entries = ExpandMap(index, use);
        break;
      default:
        break;
    }
    return node;
  }

 private:
  /// A map to be merged, and the alias that stands for it.
  struct MergeSource {
    std::size_t map;
    std::optional<source::Span> use;
  };

  [[nodiscard]] source::Span SpanOf(const RawNode& raw) const { return {id_, raw.begin, raw.end}; }

  std::string TakeText(RawNode& raw) { return movable_ ? std::move(raw.text) : raw.text; }

  [[nodiscard]] std::size_t Resolve(std::size_t index) const {
    return nodes_[index].kind == RawKind::Alias ? nodes_[index].target : index;
  }

  [[nodiscard]] static bool IsMergeKey(const RawNode& key) {
    return key.kind == RawKind::Scalar && key.style == ScalarStyle::Plain && key.text == kMergeWord;
  }

  std::vector<Entry> ExpandMap(std::size_t index, std::optional<source::Span> use) {
    std::vector<Entry> entries;
    entries.reserve(nodes_[index].children / 2);
    std::vector<MergeSource> sources;
    std::optional<source::Span> merge_key;
    for (std::size_t key = index + 1; key < nodes_[index].next;) {
      const std::size_t value = nodes_[key].next;
      if (IsMergeKey(nodes_[key])) {
        AddMerge(key, value, use, merge_key, sources);
      } else if (nodes_[Resolve(key)].kind == RawKind::Scalar) {
        Entry& entry = entries.emplace_back();
        entry.key = TakeText(nodes_[Resolve(key)]);
        entry.key_span = SpanOf(nodes_[key]);
        entry.value = Expand(value, use);
      } else if (!use) {
        ReportKey(key);
      }
      key = nodes_[value].next;
    }
    // What an alias repeats was reported at the anchor.
    RemoveDuplicates(entries, use ? nullptr : &sink_);
    if (!sources.empty()) Merge(sources, entries);
    return entries;
  }

  void ReportKey(std::size_t key) {
    const RawKind kind = nodes_[Resolve(key)].kind;
    const std::string_view what = kind == RawKind::Map        ? "a map"
                                  : kind == RawKind::Sequence ? "a list"
                                                              : "null";
    auto report = Build(sink_, kKeyNotScalar, SpanOf(nodes_[key]), what);
    report.Help(kind == RawKind::Null ? "put the key in quotes if it is a text"
                                      : "write one word as the key");
    std::move(report).Report();
  }

  void AddMerge(std::size_t key, std::size_t value, std::optional<source::Span> use,
                std::optional<source::Span>& merge_key, std::vector<MergeSource>& sources) {
    const source::Span key_span = SpanOf(nodes_[key]);
    if (merge_key) {
      if (!use)
        ReportDuplicate(sink_, kMergeWord, key_span, *merge_key, "merge several maps with `<<: [*a, *b]`");
      return;
    }
    merge_key = key_span;
    const auto add = [&](std::size_t item, std::optional<source::Span> item_use) {
      const RawNode& written = nodes_[item];
      if (written.kind == RawKind::Alias && !item_use) item_use = SpanOf(written);
      if (nodes_[Resolve(item)].kind == RawKind::Map) {
        sources.push_back({Resolve(item), item_use});
      } else if (!use) {
        Build(sink_, kMergeNoMap, SpanOf(written)).Report();
      }
    };
    const std::size_t list = Resolve(value);
    if (nodes_[list].kind != RawKind::Sequence) {
      add(value, use);
      return;
    }
    const auto list_use = nodes_[value].kind == RawKind::Alias && !use ? SpanOf(nodes_[value]) : use;
    for (std::size_t item = list + 1; item < nodes_[list].next; item = nodes_[item].next) add(item, list_use);
  }

  /// Keys that are written win over merged ones, earlier maps of a list over later ones.
  void Merge(const std::vector<MergeSource>& sources, std::vector<Entry>& entries) {
    std::set<std::string, std::less<>> taken;
    for (const Entry& entry : entries) taken.insert(entry.key);
    for (const MergeSource& source : sources) {
      for (Entry& entry : ExpandMap(source.map, source.use)) {
        if (taken.insert(entry.key).second) entries.push_back(std::move(entry));
      }
    }
    entries.shrink_to_fit();
  }

  std::vector<RawNode>& nodes_;
  const bool movable_;
  const source::FileId id_;
  diag::Sink& sink_;
};

}  // namespace

Node Expand(RawDocument& document, source::FileId id, diag::Sink& sink) {
  return Expander(document, id, sink).Expand(0, std::nullopt);
}

}  // namespace lifeboat::yaml
