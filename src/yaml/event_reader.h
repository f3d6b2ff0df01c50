#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "lifeboat/diag/sink.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/parse.h"

#include "yaml/raw_document.h"
#include "yaml/syntax_error.h"
#include "yaml/tag.h"
#include "yaml/token.h"

namespace lifeboat::yaml {

/// Thrown through yaml-cpp when the reason to stop is reported already.
struct StopReading {};

/// Turns yaml-cpp's events into a RawDocument and finds what yaml-cpp does not tell: where values end, where
/// an empty value belongs to, how much its aliases stand for.
class EventReader final : public YAML::EventHandler {
 public:
  EventReader(const source::SourceFile& file, source::FileId id, const Limits& limits, diag::Sink& sink);

  /// False when there was a syntax error that yaml-cpp let pass.
  [[nodiscard]] bool well_formed() const { return well_formed_; }
  [[nodiscard]] RawDocument TakeDocument() { return std::move(document_); }
  /// How far the events have come and what is open there, to explain an error of yaml-cpp.
  [[nodiscard]] SyntaxPlace CurrentPlace() const;
  /// The offset that yaml-cpp means by a mark.
  [[nodiscard]] std::size_t Offset(const YAML::Mark& mark) const;
  [[nodiscard]] const std::vector<std::string>& anchor_names() const { return anchor_names_; }
  /// Counts events; something that grows as the reading proceeds.
  [[nodiscard]] std::size_t event_count() const { return events_; }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override;
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

 private:
  /// A collection that is being read.
  struct Frame {
    std::size_t node = 0;
    YAML::anchor_t anchor = 0;
    char bracket = '\0';  // `[` or `{`; none in block style and for a pair in a flow list
    bool flow = false;
    std::size_t height = 0;    // levels of collections below this one, aliases followed
    std::size_t copies = 0;    // copies_ when it began
    std::size_t key_mark = 0;  // of a map: where yaml-cpp placed the last key
    std::size_t key_node = 0;
  };

  /// A scalar's token.
  struct Measured {
    std::size_t begin = 0;
    std::size_t end = 0;
    ScalarStyle style = ScalarStyle::Plain;
  };

  /// What an anchor names.
  struct Anchored {
    std::size_t node = 0;
    std::size_t size = 0;  // values, aliases followed
    std::size_t height = 0;
    bool complete = false;
  };

  [[nodiscard]] bool ExpectsKey() const;
  [[nodiscard]] source::Span SpanOf(std::size_t begin, std::size_t end) const;
  RawNode& Add(RawKind kind, std::size_t mark, std::size_t begin, std::size_t end);
  void AddAnchored(YAML::anchor_t anchor, const Anchored& anchored);
  void Open(RawKind kind, std::size_t mark, const std::string& tag, YAML::anchor_t anchor, bool flow);
  void Close();
  void PlaceImplicitNull(RawNode& null, std::size_t at, const Properties& properties);
  void CheckMissingColon(std::size_t at);
  [[nodiscard]] Measured Measure(const Properties& properties, std::string_view value);

  const source::FileId id_;
  const Limits& limits_;
  diag::Sink& sink_;
  const std::string_view text_;
  const std::size_t byte_order_mark_;

  RawDocument document_;
  std::vector<Frame> frames_;
  std::vector<Anchored> anchors_;  // by yaml-cpp's number
  std::vector<std::string> anchor_names_;
  std::size_t read_ = 0;    // everything before it belongs to an earlier event
  std::size_t copies_ = 0;  // values that aliases add when they are expanded
  std::size_t events_ = 0;
  std::optional<std::size_t> last_quote_;  // where the scalar begins that was read last, if quoted
  bool finished_ = false;
  bool well_formed_ = true;
};

}  // namespace lifeboat::yaml
