#include "yaml/events.h"

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "lifeboat/support/edit_distance.h"

#include "yaml/event_reader.h"
#include "yaml/syntax_error.h"

namespace lifeboat::yaml {
namespace {

using diag::Def;
using diag::Kind;

constexpr Def<std::size_t> kTooMuchFlow{Kind::TooLarge,
                                        "more than {} items in one value in `[ ]` or `{{ }}`"};
constexpr Def<std::string_view> kUnknownAnchor{Kind::UnknownAnchor, "no anchor `{}` stands above this alias"};

/// What yaml-cpp may hold in memory of a flow value before it tells of the first item: it looks for a `:`
/// behind the closing bracket first, and needs some 250 bytes for each item.
constexpr std::size_t kMostPendingItems = 250'000;

/// Gives yaml-cpp the text without a copy, and stops it when it reads on and on without an event.
class MeteredText final : public std::streambuf {
 public:
  MeteredText(std::string_view text, source::FileId id, const EventReader& reader, diag::Sink& sink)
      : text_(text), id_(id), reader_(reader), sink_(sink) {}

 protected:
  int_type underflow() override {
    constexpr std::size_t kWindow = 2048;
    if (given_ == text_.size()) return traits_type::eof();
    const std::string_view window = text_.substr(given_, kWindow);
    given_ += window.size();
    Count(window);
    // std::streambuf wants mutable bytes; nobody puts any back.
    char* const begin = const_cast<char*>(window.data());
    setg(begin, begin, begin + window.size());
    return traits_type::to_int_type(window.front());
  }

 private:
  void Count(std::string_view window) {
    if (events_seen_ != reader_.event_count()) {
      events_seen_ = reader_.event_count();
      pending_ = 0;
    }
    pending_ += static_cast<std::size_t>(
        std::count_if(window.begin(), window.end(), [](char c) { return c == ',' || c == '[' || c == '{'; }));
    if (pending_ <= kMostPendingItems) return;
    const auto at = static_cast<std::uint32_t>(given_ - window.size());
    Build(sink_, kTooMuchFlow, {id_, at, at}, kMostPendingItems).Report();
    throw StopReading{};
  }

  const std::string_view text_;
  const source::FileId id_;
  const EventReader& reader_;
  diag::Sink& sink_;
  std::size_t given_ = 0;
  std::size_t pending_ = 0;
  std::size_t events_seen_ = 0;
};

void ReportUnknownAnchor(const source::SourceFile& file, source::FileId id, std::size_t offset,
                         const EventReader& reader, diag::Sink& sink) {
  const std::string_view text = file.text();
  const std::size_t end = NameEnd(text, std::min(offset + 1, text.size()));
  const source::Span span{id, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(end)};
  const std::string name(file.Slice({id, span.begin + 1, span.end}));
  auto report = Build(sink, kUnknownAnchor, span, name);

  const std::vector<std::string_view> known(reader.anchor_names().begin(), reader.anchor_names().end());
  const auto similar = Closest(name, known);
  report.Help(similar ? fmt::format("a similar anchor exists: `{}`", *similar)
                      : fmt::format("put `&{}` before the value that the alias stands for", name));
  std::move(report).Report();
}

}  // namespace

std::optional<RawDocument> ReadEvents(const source::SourceFile& file, source::FileId id, const Limits& limits,
                                      diag::Sink& sink) {
  EventReader reader(file, id, limits, sink);
  bool has_document = false;
  try {
    MeteredText text(file.text(), id, reader, sink);
    std::istream stream(&text);
    YAML::Parser parser(stream);
    has_document = parser.HandleNextDocument(reader);
    // A second document is an error, which leaves the first one usable.
    if (has_document) parser.HandleNextDocument(reader);
  } catch (const StopReading&) {
    if (!has_document) return std::nullopt;
  } catch (const YAML::Exception& error) {
    const std::size_t offset = reader.Offset(error.mark);
    if (std::string_view(error.msg).starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR)) {
      ReportUnknownAnchor(file, id, offset, reader, sink);
    } else {
      ReportSyntaxError(file, id, error.msg, offset, reader.CurrentPlace(), sink);
    }
    return std::nullopt;
  }
  if (!reader.well_formed()) return std::nullopt;
  return reader.TakeDocument();
}

}  // namespace lifeboat::yaml
