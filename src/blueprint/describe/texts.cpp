#include "blueprint/describe/texts.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace lifeboat::blueprint {
namespace {

constexpr std::size_t kFewChoices = 8;
// Longer limits guard the program and tell a reader nothing.
constexpr std::size_t kLongText = 1024;

std::string ChoiceList(const Shape& shape) {
  std::vector<std::string_view> texts;
  for (const Shape::Choice& choice : shape.choices) {
    texts.push_back(choice.text);
  }
  return fmt::format("one of: {}", fmt::join(texts, ", "));
}

std::string ItemsText(std::size_t min, std::size_t max) {
  if (min == 0 && max == 0) {
    return "";
  }
  if (max == 0) {
    return fmt::format("at least {} {}", min, min == 1 ? "entry" : "entries");
  }
  return min == 0 ? fmt::format("up to {} entries", max) : fmt::format("{} to {} entries", min, max);
}

std::string LengthText(const Shape& shape) {
  if (!shape.max_length || *shape.max_length >= kLongText || !shape.choices.empty()) {
    return "";
  }
  if (shape.min_length && *shape.min_length > 1) {
    return fmt::format("{} to {} characters", *shape.min_length, *shape.max_length);
  }
  return fmt::format("up to {} characters", *shape.max_length);
}

// The parts of `a, b, c`.
std::vector<std::string> Items(std::string_view example) {
  std::vector<std::string> items;
  while (!example.empty()) {
    const auto end = example.find(", ");
    items.emplace_back(example.substr(0, end));
    example.remove_prefix(end == std::string_view::npos ? example.size() : end + 2);
  }
  return items;
}

}  // namespace

bool HasListedChoices(const FieldNode& field) {
  return !field.shape.choices.empty() && field.shape.choices.size() <= kFewChoices;
}

std::string TypeText(const FieldNode& field) {
  switch (field.layout) {
    case Layout::Value:
      return HasListedChoices(field) ? ChoiceList(field.shape) : std::string(field.shape.type);
    case Layout::List:
      return field.bare_item ? fmt::format("{}, or list of {}s", field.shape.type, field.shape.type)
                             : fmt::format("list of {}s", field.shape.type);
    case Layout::Map:
      return fmt::format("map of {} to {}", field.keys->type, field.shape.type);
    case Layout::Section:
      return "section";
    case Layout::Sections:
      return fmt::format("map of {} to section", field.keys->type);
  }
  return "";
}

std::string LimitsText(const FieldNode& field) {
  if (field.layout != Layout::Value) {
    return ItemsText(field.min_items, field.max_items);
  }
  return field.shape.limits.empty() ? LengthText(field.shape) : field.shape.limits;
}

std::string DefaultText(const FieldNode& field) {
  if (field.presence == Presence::Derived) {
    return fmt::format("derived: {}", field.text.derivation);
  }
  if (field.presence != Presence::Default) {
    return "";
  }
  switch (field.layout) {
    case Layout::Value:
      return YamlValue(field.shape, field.default_text);
    case Layout::List:
      return "[]";
    case Layout::Map:
    case Layout::Sections:
      return "{}";
    case Layout::Section:
      return "";
  }
  return "";
}

std::string ExampleText(const FieldNode& field) {
  const std::string_view example = field.text.example;
  switch (field.layout) {
    case Layout::Value:
      return YamlValue(field.shape, example);
    case Layout::List:
      return field.bare_item ? YamlValue(field.shape, example) : YamlList(field.shape, Items(example));
    case Layout::Map: {
      const auto colon = example.find(": ");
      return fmt::format("{{ {}: {} }}", YamlText(example.substr(0, colon)),
                         YamlValue(field.shape, example.substr(colon + 2)));
    }
    case Layout::Section:
    case Layout::Sections:
      return "";
  }
  return "";
}

}  // namespace lifeboat::blueprint
