#include "diff/worse.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace lifeboat::diff {

namespace {

using terraform::Value;

const Value& Unwrapped(const Value& value) {
  return value.IsArray() && value.Items().size() == 1 && value.Items().front().IsObject()
             ? value.Items().front()
             : value;
}

std::optional<std::size_t> CountOf(const Value* value) {
  if (value == nullptr || value->IsNull()) {
    return 0;
  }
  if (value->IsArray()) {
    return value->Items().size();
  }
  if (value->IsObject()) {
    return value->Members().size();
  }
  return std::nullopt;
}

}  // namespace

const Value* At(const Value& body, std::string_view path) {
  const Value* value = &body;
  while (!path.empty() && value != nullptr) {
    const std::size_t dot = path.find('.');
    value = Unwrapped(*value).Find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return value;
}

std::string Plain(const Value* value) {
  if (value == nullptr || value->IsNull() || value->IsArray() || value->IsObject()) {
    return {};
  }
  return value->IsString() ? std::string(value->AsString()) : terraform::ToJson(*value);
}

std::optional<double> NumberOf(const Value* value) {
  if (value == nullptr) {
    return std::nullopt;
  }
  if (value->kind() == Value::Kind::Number) {
    return value->AsNumber();
  }
  const std::string_view text = value->AsString();
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole ? std::optional(number) : std::nullopt;
}

std::string DurationText(std::int64_t seconds) {
  std::string text;
  constexpr std::array<std::pair<std::int64_t, char>, 3> kUnits = {{{3600, 'h'}, {60, 'm'}, {1, 's'}}};
  for (const auto& [unit, letter] : kUnits) {
    if (seconds >= unit) {
      text.append(text.empty() ? "" : " ").append(fmt::format("{}{}", seconds / unit, letter));
      seconds %= unit;
    }
  }
  return text.empty() ? "0s" : text;
}

std::optional<int> SizeOf(std::string_view instance) {
  constexpr std::array<std::string_view, 7> kSmall = {"nano",  "micro",  "small", "medium",
                                                      "large", "xlarge", "metal"};
  const std::string_view size = instance.substr(instance.rfind('.') + 1);
  for (std::size_t i = 0; i < kSmall.size(); ++i) {
    if (size == kSmall[i]) {
      return size == "metal" ? 1000 : static_cast<int>(i);
    }
  }
  int times = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), times);
  const bool xlarge =
      error == std::errc() && std::string_view(end, size.data() + size.size() - end) == "xlarge";
  return xlarge ? std::optional(5 + times) : std::nullopt;
}

bool IsWorse(const Harm& harm, const Value* before, const Value* after) {
  switch (harm.when) {
    case When::Grows:
    case When::Shrinks: {
      const auto a = NumberOf(before);
      const auto b = NumberOf(after);
      if (!a || !b || (harm.when == When::Shrinks && Plain(after) == harm.value)) {
        return false;
      }
      return harm.when == When::Grows ? *a < *b : *a > *b;
    }
    case When::Leaves:
      return Plain(before) == harm.value && Plain(after) != harm.value;
    case When::Becomes:
      return Plain(before) != harm.value && Plain(after) == harm.value;
    case When::Fewer: {
      const auto a = CountOf(before);
      const auto b = CountOf(after);
      return a && b && *a > *b;
    }
    case When::Changes:
      return before != nullptr && !before->IsNull() && (after == nullptr || !(*before == *after));
    case When::Smaller: {
      const auto a = SizeOf(Plain(before));
      const auto b = SizeOf(Plain(after));
      return a && b && *a > *b;
    }
    case When::Rarer: {
      const auto a = RunsPerYear(Plain(before));
      const auto b = RunsPerYear(Plain(after));
      return a && b && *a > *b;
    }
    case When::Gone:
    case When::Rebuilt:
    case When::Judged:
      return false;
  }
  return false;
}

}  // namespace lifeboat::diff
