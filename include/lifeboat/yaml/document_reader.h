#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lifeboat/diag/sink.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::yaml {

/// Reads what people write beside their blueprints, and words its mistakes as those of blueprints are worded.
/// `place` is how a value is called in messages: "`lint.severity`", "the configuration".
class DocumentReader {
 public:
  explicit DocumentReader(diag::Sink& sink) : sink_(sink) {}

  /// False, and reported, when the value is something else.
  [[nodiscard]] bool IsMap(const Node& node, std::string_view place);
  [[nodiscard]] bool IsList(const Node& node, std::string_view place);
  /// Nullopt, and reported, when the value is no text;
  /// `expected` says more exactly what it should be.
  [[nodiscard]] std::optional<std::string> Text(const Node& node, std::string_view place,
                                                std::string_view expected = "text");
  /// Reports the keys of a map that are not among `known`.
  void CheckKeys(const Node& map, std::span<const std::string_view> known, std::string_view place);

 private:
  void WrongShape(const Node& node, std::string_view place, std::string_view expected);

  diag::Sink& sink_;
};

}  // namespace lifeboat::yaml
