#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/core.h>

#include "lifeboat/lint/baseline.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/yaml/document_reader.h"

#include "lint/protected.h"

namespace lifeboat::lint {

namespace {

using diag::Kind;

constexpr diag::Def<std::string_view, std::string_view> kMissingKey{Kind::MissingKey, "{} has no `{}`"};
constexpr diag::Def<std::string> kFormat{Kind::UnsupportedFormat, "this is a baseline of format `{}`"};
constexpr diag::Def<std::string_view> kProtected{Kind::ForbiddenAllow, "`{}` cannot be in a baseline"};
constexpr diag::Def<std::string> kCount{Kind::NotAnInteger, "`{}` is no number of findings"};

constexpr std::string_view kTop = "the baseline";
constexpr std::array<std::string_view, 2> kTopKeys = {"format", "findings"};
constexpr std::array<std::string_view, 6> kKeys = {"rule", "file", "path", "message", "count", "reason"};

class BaselineReader {
 public:
  explicit BaselineReader(diag::Sink& sink) : sink_(sink), reader_(sink) {}

  std::vector<Baseline::Entry> Read(const yaml::Node& document) {
    std::vector<Baseline::Entry> entries;
    if (!reader_.IsMap(document, kTop)) {
      return entries;
    }
    const auto format = Required(document, "format", kTop);
    if (format && *format != "1") {
      diag::Build(sink_, kFormat, document.Find("format")->value.span, *format)
          .Note("this program knows format 1")
          .Report();
      return entries;
    }
    reader_.CheckKeys(document, kTopKeys, kTop);
    const yaml::Entry* findings = document.Find("findings");
    if (findings == nullptr) {
      diag::Build(sink_, kMissingKey, document.span, kTop, "findings").Report();
      return entries;
    }
    if (reader_.IsList(findings->value, "`findings`")) {
      for (std::size_t i = 0; i < findings->value.items.size(); ++i) {
        ReadEntry(findings->value.items[i], fmt::format("`findings[{}]`", i), entries);
      }
    }
    return entries;
  }

 private:
  void ReadEntry(const yaml::Node& node, std::string_view place, std::vector<Baseline::Entry>& entries) {
    if (!reader_.IsMap(node, place)) {
      return;
    }
    reader_.CheckKeys(node, kKeys, place);
    const auto rule = Required(node, "rule", place);
    const auto file = Required(node, "file", place);
    const auto path = Required(node, "path", place);
    const auto message = Required(node, "message", place);
    const auto count = CountOf(node, place);
    const auto reason = Optional(node, "reason", place);
    if (!rule || !file || !path || !message || !count || !reason) {
      return;
    }
    const source::Span span = node.Find("rule")->value.span;
    const diag::KindInfo* kind = diag::FindKind(*rule);
    if (kind != nullptr && IsProtected(*kind)) {
      diag::Build(sink_, kProtected, span, kind->name).Note(std::string(WhyProtected(*kind))).Report();
      return;
    }
    entries.push_back({*rule, *file, *path, *message, *count, *reason, span, 0, false, false});
  }

  std::optional<std::string> Required(const yaml::Node& map, std::string_view key, std::string_view place) {
    const yaml::Entry* entry = map.Find(key);
    if (entry == nullptr) {
      diag::Build(sink_, kMissingKey, map.span, place, key).Report();
      return std::nullopt;
    }
    return reader_.Text(entry->value, fmt::format("`{}`", key));
  }

  std::optional<std::string> Optional(const yaml::Node& map, std::string_view key, std::string_view place) {
    return map.Find(key) == nullptr ? std::optional<std::string>("") : Required(map, key, place);
  }

  std::optional<std::size_t> CountOf(const yaml::Node& map, std::string_view place) {
    const yaml::Entry* entry = map.Find("count");
    if (entry == nullptr) {
      return 1;
    }
    const auto text = Required(map, "count", place);
    if (!text) {
      return std::nullopt;
    }
    std::uint32_t count = 0;
    const char* end = text->data() + text->size();
    if (const auto [rest, error] = std::from_chars(text->data(), end, count);
        error != std::errc() || rest != end || count == 0) {
      diag::Build(sink_, kCount, entry->value.span, *text).Help("write a number from 1 on").Report();
      return std::nullopt;
    }
    return count;
  }

  diag::Sink& sink_;
  yaml::DocumentReader reader_;
};

}  // namespace

std::optional<Baseline> ReadBaseline(const yaml::Node& document, diag::Sink& sink) {
  diag::CollectingSink own;
  std::vector<Baseline::Entry> entries = BaselineReader(own).Read(document);
  const bool fine = !own.HasErrors();
  for (diag::Diagnostic& diagnostic : own.Take()) {
    sink.Report(std::move(diagnostic));
  }
  if (!fine) {
    return std::nullopt;
  }
  Baseline baseline;
  for (Baseline::Entry& entry : entries) {
    Baseline::Key key{entry.file, entry.path, entry.rule, entry.message};
    const std::size_t count = entry.count;
    const auto [place, is_new] = baseline.entries_.try_emplace(std::move(key), std::move(entry));
    if (!is_new) {
      // Two branches that were merged may each have listed it.
      place->second.count = std::max(place->second.count, count);
    }
  }
  return baseline;
}

}  // namespace lifeboat::lint
