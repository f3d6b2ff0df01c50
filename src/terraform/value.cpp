#include "lifeboat/terraform/value.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

#include <fmt/format.h>

namespace lifeboat::terraform {

Value Value::Of(bool value) {
  Value made;
  made.kind_ = Kind::Bool;
  made.bool_ = value;
  return made;
}

Value Value::Of(double value) {
  Value made;
  made.kind_ = Kind::Number;
  made.number_ = value;
  return made;
}

Value Value::Of(std::string_view text) {
  Value made;
  made.kind_ = Kind::String;
  made.size_ = static_cast<std::uint32_t>(text.size());
  made.text_ = text.data();
  return made;
}

Value Value::Of(std::span<const Value> items) {
  Value made;
  made.kind_ = Kind::Array;
  made.size_ = static_cast<std::uint32_t>(items.size());
  made.items_ = items.data();
  return made;
}

Value Value::Of(std::span<const Member> members) {
  Value made;
  made.kind_ = Kind::Object;
  made.size_ = static_cast<std::uint32_t>(members.size());
  made.members_ = members.data();
  return made;
}

std::string_view Value::AsString() const {
  return kind_ == Kind::String ? std::string_view(text_, size_) : std::string_view();
}

std::span<const Value> Value::Items() const {
  return kind_ == Kind::Array ? std::span(items_, size_) : std::span<const Value>();
}

std::span<const Member> Value::Members() const {
  return kind_ == Kind::Object ? std::span(members_, size_) : std::span<const Member>();
}

const Value* Value::Find(std::string_view key) const {
  const auto members = Members();
  const auto found = std::ranges::lower_bound(members, key, {}, &Member::key);
  return found != members.end() && found->key == key ? &found->value : nullptr;
}

std::string_view Value::TextAt(std::string_view key) const {
  const Value* member = Find(key);
  return member == nullptr ? std::string_view() : member->AsString();
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind_ != b.kind_ || a.size_ != b.size_) {
    return false;
  }
  switch (a.kind_) {
    case Value::Kind::Null:
      return true;
    case Value::Kind::Bool:
      return a.bool_ == b.bool_;
    case Value::Kind::Number:
      return a.number_ == b.number_;
    case Value::Kind::String:
      return a.AsString() == b.AsString();
    case Value::Kind::Array:
      return a.items_ == b.items_ || std::ranges::equal(a.Items(), b.Items());
    case Value::Kind::Object:
      return a.members_ == b.members_ ||
             std::ranges::equal(a.Members(), b.Members(), [](const Member& x, const Member& y) {
               return x.key == y.key && x.value == y.value;
             });
  }
  return false;
}

Arena::Arena() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(1U << 16U)) {}

template <class T>
std::span<const T> Arena::Copy(std::span<const T> items) {
  static_assert(std::is_trivially_copyable_v<T>);
  if (items.empty()) {
    return {};
  }
  void* const place = memory_->allocate(items.size_bytes(), alignof(T));
  std::memcpy(place, items.data(), items.size_bytes());
  return {static_cast<const T*>(place), items.size()};
}

std::string_view Arena::Keep(std::string_view text) {
  const auto kept = Copy(std::span<const char>(text));
  return {kept.data(), kept.size()};
}

std::span<const Value> Arena::Keep(std::span<const Value> items) { return Copy(items); }

std::span<const Member> Arena::Keep(std::span<const Member> members) { return Copy(members); }

namespace {

void AppendText(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void AppendNumber(std::string& out, double number) {
  constexpr double kExactIntegers = 9007199254740992.0;
  if (std::trunc(number) == number && std::abs(number) < kExactIntegers) {
    fmt::format_to(std::back_inserter(out), "{}", static_cast<std::int64_t>(number));
  } else {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
}

void Append(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::Null:
      out += "null";
      break;
    case Value::Kind::Bool:
      out += value.AsBool() ? "true" : "false";
      break;
    case Value::Kind::Number:
      AppendNumber(out, value.AsNumber());
      break;
    case Value::Kind::String:
      AppendText(out, value.AsString());
      break;
    case Value::Kind::Array: {
      std::string_view between = "[";
      for (const Value& item : value.Items()) {
        out += between;
        Append(out, item);
        between = ", ";
      }
      out += value.Items().empty() ? "[]" : "]";
      break;
    }
    case Value::Kind::Object: {
      std::string_view between = "{";
      for (const Member& member : value.Members()) {
        out += between;
        AppendText(out, member.key);
        out += ": ";
        Append(out, member.value);
        between = ", ";
      }
      out += value.Members().empty() ? "{}" : "}";
      break;
    }
  }
}

}  // namespace

std::string ToJson(const Value& value) {
  std::string out;
  Append(out, value);
  return out;
}

}  // namespace lifeboat::terraform
