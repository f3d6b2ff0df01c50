#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// A type of resource that holds what cannot be made anew.
struct Stateful {
  std::string_view type;
  std::string_view loss;  ///< "its objects": what is gone with it
};

/// Which changes of an attribute are felt.
enum class Felt : std::uint8_t {
  Always,
  Smaller,     ///< a smaller number
  ToFromZero,  ///< a number that becomes 0, or was
  TurnedOn     ///< true, and was not
};

/// An attribute whose change in place is felt.
struct Disruption {
  std::string_view type;
  std::string_view path;  ///< schema path, or the block around it
  std::string_view why;   ///< "the instance restarts"
  Felt felt = Felt::Always;
};

/// A type of resource that forgets more than its attributes say when it is changed: what others read of it is
/// new after every update.
struct Renewal {
  std::string_view type;
  std::string_view attribute;
};

[[nodiscard]] std::span<const Stateful> StatefulTypes();
[[nodiscard]] std::span<const Disruption> Disruptions();
[[nodiscard]] std::span<const Renewal> Renewals();

/// Nullptr: nothing in it would be missed.
[[nodiscard]] const Stateful* FindStateful(std::string_view type);
[[nodiscard]] const Disruption* FindDisruption(std::string_view type, const AttributeChange& attribute);

}  // namespace lifeboat::diff
