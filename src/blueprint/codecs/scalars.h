#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/blueprint/values.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

struct Range {
  std::int64_t min = 0;
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
};

/// A whole number in plain decimal: no octal, hexadecimal, sign, exponent or underscore, no quotes. `unit`
/// follows the limits: `20 to 65536 GiB`.
[[nodiscard]] Codec<std::int64_t> Integer(Range range, std::string_view unit = "");

/// `true` or `false`, and none of YAML 1.1's other spellings.
[[nodiscard]] Codec<bool> Boolean();

/// The index of a choice's text; reports an unknown one. The typed Choice below is what tables use.
[[nodiscard]] std::optional<std::size_t> DecodeChoice(const yaml::Node& node, const Shape& shape,
                                                      Reader& reader);

/// The spellings of an enumeration, in the order of its values.
[[nodiscard]] std::span<const Shape::Choice> Choices(Strategy);
[[nodiscard]] std::span<const Shape::Choice> Choices(Posture);
[[nodiscard]] std::span<const Shape::Choice> Choices(Egress);
[[nodiscard]] std::span<const Shape::Choice> Choices(Exposure);
[[nodiscard]] std::span<const Shape::Choice> Choices(Serve);
[[nodiscard]] std::span<const Shape::Choice> Choices(Architecture);
[[nodiscard]] std::span<const Shape::Choice> Choices(Engine);
[[nodiscard]] std::span<const Shape::Choice> Choices(Replication);
[[nodiscard]] std::span<const Shape::Choice> Choices(ClientAffinity);
[[nodiscard]] std::span<const Shape::Choice> Choices(StateBackend);
[[nodiscard]] std::span<const Shape::Choice> Choices(FailoverMode);
[[nodiscard]] std::span<const Shape::Choice> Choices(TriggerAction);

/// How `value` is written in a blueprint.
template <class E>
std::string_view Spelling(E value) {
  return Choices(value)[static_cast<std::size_t>(value)].text;
}

/// One of an enumeration's values; `type` is a noun for messages.
template <class E>
Codec<E> Choice(std::string_view type) {
  Shape shape;
  shape.type = type;
  const auto choices = Choices(E{});
  shape.choices.assign(choices.begin(), choices.end());
  return {shape,
          [shape](const yaml::Node& node, Reader& reader) -> std::optional<E> {
            const auto index = DecodeChoice(node, shape, reader);
            return index ? std::optional(static_cast<E>(*index)) : std::nullopt;
          },
          [](const E& value) { return std::string(Spelling(value)); }};
}

}  // namespace lifeboat::blueprint
