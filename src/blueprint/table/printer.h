#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/source/located.h"

#include "blueprint/table/shape.h"

namespace lifeboat::blueprint {

/// Writes YAML in block style, two spaces a level.
class Printer {
 public:
  explicit Printer(bool provenance) : provenance_(provenance) {}

  /// `key: value` with the value as YAML text.
  void Line(std::string_view key, std::string_view value, source::Provenance provenance);
  /// `key:`; what follows is inside until Close.
  void Open(std::string_view key);
  /// What becomes of a key without anything inside: `key: {}`, or nothing at all.
  enum class Empty : std::uint8_t { Keep, Drop };
  void Close(Empty empty);

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  struct Level {
    std::size_t before;  ///< bytes in front of the key's line
    std::size_t inside;  ///< and behind it
  };

  void Indent();

  bool provenance_;
  std::string out_;
  std::vector<Level> levels_;
};

/// A value's text as YAML: text in quotes where it needs them.
[[nodiscard]] std::string YamlValue(const Shape& shape, std::string_view text);
[[nodiscard]] std::string YamlList(const Shape& shape, const std::vector<std::string>& texts);

}  // namespace lifeboat::blueprint
