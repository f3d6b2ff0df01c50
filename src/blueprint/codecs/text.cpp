#include "blueprint/codecs/text.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace lifeboat::blueprint {
namespace {

// In code points, as AWS counts.
std::size_t Length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

Codec<std::string> Text(const TextRule& rule) {
  Shape shape;
  shape.type = rule.type;
  shape.limits = rule.limits;
  shape.pattern = rule.pattern;
  shape.min_length = rule.min_length;
  shape.max_length = rule.max_length;
  const auto parse = [rule](std::string_view text, Problem& problem) -> std::optional<std::string> {
    const std::size_t length = Length(text);
    if (length < rule.min_length) {
      problem.observation =
          text.empty() ? "is empty" : fmt::format("is shorter than {} characters", rule.min_length);
    } else if (length > rule.max_length) {
      problem.observation =
          fmt::format("has {} characters, {} more than fit", length, length - rule.max_length);
      problem.help = fmt::format("write at most {}", rule.max_length);
    } else if (rule.check != nullptr) {
      problem = rule.check(text);
    }
    problem.kind = rule.kind;
    return problem.observation.empty() ? std::optional(std::string(text)) : std::nullopt;
  };
  return ParsedText<std::string>(std::move(shape), parse, [](const std::string& value) { return value; });
}

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsLetter(char c) { return IsLower(c) || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool OnlyAlphanumeric(std::string_view text, std::string_view also) {
  return std::ranges::all_of(
      text, [&](char c) { return IsLetter(c) || IsDigit(c) || also.find(c) != std::string_view::npos; });
}

bool OnlyLowerAlphanumeric(std::string_view text, std::string_view also) {
  return std::ranges::all_of(
      text, [&](char c) { return IsLower(c) || IsDigit(c) || also.find(c) != std::string_view::npos; });
}

bool StartsWithAnyCase(std::string_view text, std::string_view lower_prefix) {
  return ToLower(text.substr(0, lower_prefix.size())) == lower_prefix;
}

std::string ToLower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string ToUpper(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
  return upper;
}

}  // namespace lifeboat::blueprint
