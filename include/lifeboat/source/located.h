#pragma once

#include <cstdint>
#include <utility>

#include "lifeboat/source/span.h"

namespace lifeboat::source {

/// Where a value comes from.
enum class Provenance : std::uint8_t {
  Written,  ///< a person wrote it; `span` is the value
  Default,  ///< the field table's constant; `span` is the nearest thing that is written
  Derived,  ///< computed from other fields; `span` likewise
};

/// A value that knows its bytes.
template <class T>
struct Located {
  T value{};
  Span span{};
  Provenance provenance = Provenance::Default;

  const T& operator*() const { return value; }
  const T* operator->() const { return &value; }
  [[nodiscard]] bool written() const { return provenance == Provenance::Written; }
};

}  // namespace lifeboat::source
