#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace lifeboat::terraform {

struct Member;

/// A JSON value that never changes, a few words in size: copying it is free. What it consists of lives in the
/// Arena that it was made in, and dies with that.
class Value {
 public:
  enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

  Value() = default;
  static Value Of(bool value);
  static Value Of(double value);
  /// `text` and what the spans show must outlive the value; members are sorted by key, each key once.
  static Value Of(std::string_view text);
  static Value Of(std::span<const Value> items);
  static Value Of(std::span<const Member> members);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool IsNull() const { return kind_ == Kind::Null; }
  [[nodiscard]] bool IsString() const { return kind_ == Kind::String; }
  [[nodiscard]] bool IsArray() const { return kind_ == Kind::Array; }
  [[nodiscard]] bool IsObject() const { return kind_ == Kind::Object; }

  /// Of another kind these are false, 0 or empty.
  [[nodiscard]] bool AsBool() const { return kind_ == Kind::Bool && bool_; }
  [[nodiscard]] double AsNumber() const { return kind_ == Kind::Number ? number_ : 0; }
  [[nodiscard]] std::string_view AsString() const;
  [[nodiscard]] std::span<const Value> Items() const;
  [[nodiscard]] std::span<const Member> Members() const;

  /// The member of an object, or nullptr; also of what is no object.
  [[nodiscard]] const Value* Find(std::string_view key) const;
  /// The same for a chain of keys.
  template <class... Keys>
  [[nodiscard]] const Value* Find(std::string_view key, Keys... rest) const {
    const Value* member = Find(key);
    return member == nullptr ? nullptr : member->Find(rest...);
  }
  /// The text of a member; empty when there is none, or when it is no string.
  [[nodiscard]] std::string_view TextAt(std::string_view key) const;

  /// Numbers by value: 1 is 1.0.
  friend bool operator==(const Value& a, const Value& b);

 private:
  Kind kind_ = Kind::Null;
  bool bool_ = false;
  std::uint32_t size_ = 0;
  union {
    double number_ = 0;
    const char* text_;
    const Value* items_;
    const Member* members_;
  };
};

struct Member {
  std::string_view key;
  Value value;
};

/// Where values live. It only grows; moving it moves nothing that values look at.
class Arena {
 public:
  Arena();
  [[nodiscard]] std::string_view Keep(std::string_view text);
  [[nodiscard]] std::span<const Value> Keep(std::span<const Value> items);
  [[nodiscard]] std::span<const Member> Keep(std::span<const Member> members);

 private:
  template <class T>
  [[nodiscard]] std::span<const T> Copy(std::span<const T> items);

  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

/// Reads a JSON text. Of a key that is there twice the last one counts. The error is a sentence's end, such
/// as "line 3, column 7: …".
[[nodiscard]] tl::expected<Value, std::string> ParseJson(std::string_view text, Arena& arena);

/// In one line, as JSON has it, with keys sorted.
[[nodiscard]] std::string ToJson(const Value& value);

}  // namespace lifeboat::terraform
