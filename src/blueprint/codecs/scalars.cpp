#include "blueprint/codecs/scalars.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <fmt/format.h>

#include "lifeboat/support/edit_distance.h"

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string, std::string> kNotAnInteger{Kind::NotAnInteger,
                                                      "`{}` is not a plain whole number for {}"};
constexpr Def<std::string, std::string> kQuotedInteger{Kind::NotAnInteger,
                                                       "`{}` in quotes is text, and {} is a number"};
constexpr Def<std::string, std::string, std::string> kOutOfRange{Kind::OutOfRange, "{} is {}, outside {}"};
constexpr Def<std::string> kNotABoolean{Kind::NotABoolean, "`{}` is neither `true` nor `false`"};
constexpr Def<std::string, std::string> kQuotedBoolean{Kind::NotABoolean,
                                                       "`{}` in quotes is text, and {} is a boolean"};
constexpr Def<std::string_view, std::string> kUnknownChoice{Kind::UnknownChoice, "unknown {} `{}`"};

std::optional<std::int64_t> ParseInteger(std::string_view text, int base = 10) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  const bool complete = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return complete ? std::optional(value) : std::nullopt;
}

bool IsPlainDecimal(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos &&
         (digits.size() == 1 || digits[0] != '0') && text != "-0";
}

// What the writer of a number in another notation most likely meant.
std::optional<std::string> PlainSpelling(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  std::erase(digits, ',');
  std::string_view rest = digits;
  if (rest.starts_with('+')) {
    rest.remove_prefix(1);
  }
  std::optional<std::int64_t> value;
  if (rest.starts_with("0x") || rest.starts_with("0X")) {
    value = ParseInteger(rest.substr(2), 16);
  } else {
    value = ParseInteger(rest);
  }
  return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

std::string RangeText(Range range, std::string_view unit) {
  const std::string space = unit.empty() ? "" : " ";
  if (range.max == std::numeric_limits<std::int64_t>::max()) {
    return fmt::format("{}{}{} and more", range.min, space, unit);
  }
  return fmt::format("{} to {}{}{}", range.min, range.max, space, unit);
}

std::optional<std::int64_t> DecodeInteger(const yaml::Node& node, const Shape& shape, Range range,
                                          Reader& reader) {
  if (node.kind != yaml::NodeKind::Scalar) {
    reader.WrongShape(node, shape.type);
    return std::nullopt;
  }
  if (!IsPlainDecimal(node.scalar)) {
    auto report = Build(reader.sink(), kNotAnInteger, node.span, Quotable(node.scalar), reader.Place());
    if (const auto spelling = PlainSpelling(node.scalar)) {
      std::move(report).Help(fmt::format("write `{}`", *spelling)).Report();
      return std::nullopt;
    }
    std::move(report).Help(fmt::format("write a whole number: {}", shape.limits)).Report();
    return std::nullopt;
  }
  if (node.style != yaml::ScalarStyle::Plain) {
    Build(reader.sink(), kQuotedInteger, node.span, node.scalar, reader.Place())
        .Help(fmt::format("write `{}` without quotes", node.scalar))
        .Report();
    return std::nullopt;
  }
  const auto value = ParseInteger(node.scalar);
  if (!value || *value < range.min || *value > range.max) {
    Build(reader.sink(), kOutOfRange, node.span, reader.Place(), Quotable(node.scalar), shape.limits)
        .Report();
    return std::nullopt;
  }
  return value;
}

std::optional<bool> DecodeBoolean(const yaml::Node& node, const Shape& shape, Reader& reader) {
  if (node.kind != yaml::NodeKind::Scalar) {
    reader.WrongShape(node, shape.type);
    return std::nullopt;
  }
  const bool plain = node.style == yaml::ScalarStyle::Plain;
  if (plain && (node.scalar == "true" || node.scalar == "false")) {
    return node.scalar == "true";
  }
  const std::string lower = ToLower(node.scalar);
  const auto one_of = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, lower) != words.end();
  };
  std::optional<std::string_view> meant;
  if (one_of({"true", "yes", "on", "y", "1"})) {
    meant = "true";
  } else if (one_of({"false", "no", "off", "n", "0"})) {
    meant = "false";
  }
  if (!plain && meant) {
    Build(reader.sink(), kQuotedBoolean, node.span, Quotable(node.scalar), reader.Place())
        .Help(fmt::format("write `{}` without quotes", *meant))
        .Report();
    return std::nullopt;
  }
  Build(reader.sink(), kNotABoolean, node.span, Quotable(node.scalar))
      .Help(meant ? fmt::format("write `{}`", *meant) : "write `true` or `false`")
      .Report();
  return std::nullopt;
}

}  // namespace

Codec<std::int64_t> Integer(Range range, std::string_view unit) {
  Shape shape;
  shape.json = Shape::Json::Integer;
  shape.type = "whole number";
  shape.limits = RangeText(range, unit);
  shape.minimum = range.min;
  if (range.max != std::numeric_limits<std::int64_t>::max()) {
    shape.maximum = range.max;
  }
  return {shape,
          [shape, range](const yaml::Node& node, Reader& reader) {
            return DecodeInteger(node, shape, range, reader);
          },
          [](const std::int64_t& value) { return std::to_string(value); }};
}

Codec<bool> Boolean() {
  Shape shape;
  shape.json = Shape::Json::Boolean;
  shape.type = "boolean";
  return {shape,
          [shape](const yaml::Node& node, Reader& reader) { return DecodeBoolean(node, shape, reader); },
          [](const bool& value) { return std::string(value ? "true" : "false"); }};
}

std::optional<std::size_t> DecodeChoice(const yaml::Node& node, const Shape& shape, Reader& reader) {
  if (node.kind != yaml::NodeKind::Scalar) {
    reader.WrongShape(node, shape.type);
    return std::nullopt;
  }
  std::vector<std::string_view> texts;
  for (const Shape::Choice& choice : shape.choices) {
    if (choice.text == node.scalar) {
      return texts.size();
    }
    texts.push_back(choice.text);
  }
  auto report = Build(reader.sink(), kUnknownChoice, node.span, shape.type, Quotable(node.scalar));
  if (const auto close = Closest(node.scalar, texts)) {
    std::move(report).Help(fmt::format("a similar one exists: `{}`", *close)).Report();
  } else if (texts.size() == 1) {
    std::move(report).Help(fmt::format("write `{}`, the only one so far", texts[0])).Report();
  } else {
    std::move(report).Help(fmt::format("write one of `{}`", fmt::join(texts, "`, `"))).Report();
  }
  return std::nullopt;
}

}  // namespace lifeboat::blueprint
