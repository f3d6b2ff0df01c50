#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/yaml/node.h"

namespace lifeboat::yaml {

enum class RawKind : std::uint8_t { Null, Scalar, Sequence, Map, Alias };

/// A value as it is written: aliases and merge keys are not expanded, a key may come twice or be a list.
struct RawNode {
  RawKind kind = RawKind::Null;
  ScalarStyle style = ScalarStyle::Plain;
  std::uint32_t begin = 0;  ///< bytes, as in Span
  std::uint32_t end = 0;
  std::uint32_t next = 0;      ///< the index behind this value's last descendant
  std::uint32_t children = 0;  ///< of a Sequence or Map, where keys count too
  std::uint32_t target = 0;    ///< of an Alias: the index of what it stands for, always smaller
  std::string text;            ///< of a Scalar, decoded
};

/// One document, flat: a value is followed by its children (in a map key, value, key, value …). Flat, so that
/// an alias is an index, and nothing is copied before the cost of expanding is known.
struct RawDocument {
  std::vector<RawNode> nodes;
  bool has_aliases = false;
};

}  // namespace lifeboat::yaml
