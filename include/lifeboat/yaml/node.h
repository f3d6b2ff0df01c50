#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/source/span.h"

namespace lifeboat::yaml {

enum class NodeKind : std::uint8_t { Null, Scalar, Sequence, Map };

/// How a scalar was written: `"010"` in quotes is text, `010` plain is refused by every reader of numbers.
enum class ScalarStyle : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Block };

struct Entry;

/// A YAML value that knows its bytes. Aliases and merge keys are already expanded: an expanded copy carries
/// the span of what is written at the anchor, and `use` the place of the alias.
struct Node {
  NodeKind kind = NodeKind::Null;
  ScalarStyle style = ScalarStyle::Plain;
  source::Span span;           ///< the value; for an implicit null the key
  source::Span use;            ///< where an alias brought it in; equal to `span` otherwise
  std::string scalar;          ///< Scalar: the decoded text
  std::vector<Node> items;     ///< Sequence
  std::vector<Entry> entries;  ///< Map, in the order of the file, keys unique

  /// The entry with this key; nullptr when there is none or this is no map.
  [[nodiscard]] const Entry* Find(std::string_view key) const;
};

struct Entry {
  std::string key;
  source::Span key_span;
  Node value;
};

}  // namespace lifeboat::yaml
