#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "lifeboat/terraform/value.h"

namespace lifeboat::terraform {

namespace {

/// Takes the events of a JSON text and leaves one value. Open arrays and objects share two stacks: what is
/// complete is copied into the arena at its final size.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  explicit Builder(Arena& arena) : arena_(arena) {}

  bool Null() { return Add(Value()); }
  bool Bool(bool value) { return Add(Value::Of(value)); }
  bool Int(int value) { return Add(Value::Of(static_cast<double>(value))); }
  bool Uint(unsigned value) { return Add(Value::Of(static_cast<double>(value))); }
  bool Int64(std::int64_t value) { return Add(Value::Of(static_cast<double>(value))); }
  bool Uint64(std::uint64_t value) { return Add(Value::Of(static_cast<double>(value))); }
  bool Double(double value) { return Add(Value::Of(value)); }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    return Add(Value::Of(arena_.Keep(std::string_view(text, size))));
  }

  bool StartObject() { return Open(true); }
  bool StartArray() { return Open(false); }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    members_.push_back({arena_.Keep(std::string_view(text, size)), Value()});
    return true;
  }

  bool EndObject(rapidjson::SizeType /*members*/) {
    const auto first = members_.begin() + static_cast<std::ptrdiff_t>(Close());
    if (!std::is_sorted(first, members_.end(),
                        [](const Member& a, const Member& b) { return a.key <= b.key; })) {
      SortMembers(first);
    }
    const auto kept = arena_.Keep(std::span<const Member>(first, members_.end()));
    members_.erase(first, members_.end());
    return Add(Value::Of(kept));
  }

  bool EndArray(rapidjson::SizeType /*items*/) {
    const auto first = items_.begin() + static_cast<std::ptrdiff_t>(Close());
    const auto kept = arena_.Keep(std::span<const Value>(first, items_.end()));
    items_.erase(first, items_.end());
    return Add(Value::Of(kept));
  }

  [[nodiscard]] Value result() const { return result_; }

 private:
  struct Container {
    bool object = false;
    std::size_t first = 0;
  };

  bool Open(bool object) {
    open_.push_back({object, object ? members_.size() : items_.size()});
    return true;
  }

  std::size_t Close() {
    const std::size_t first = open_.back().first;
    open_.pop_back();
    return first;
  }

  /// Keys sorted; of equal ones the last stays.
  void SortMembers(std::vector<Member>::iterator first) {
    std::stable_sort(first, members_.end(), [](const Member& a, const Member& b) { return a.key < b.key; });
    const auto last =
        std::unique(std::make_reverse_iterator(members_.end()), std::make_reverse_iterator(first),
                    [](const Member& a, const Member& b) { return a.key == b.key; });
    members_.erase(first, last.base());
  }

  bool Add(const Value& value) {
    if (open_.empty()) {
      result_ = value;
    } else if (open_.back().object) {
      members_.back().value = value;
    } else {
      items_.push_back(value);
    }
    return true;
  }

  Arena& arena_;
  std::vector<Container> open_;
  std::vector<Member> members_;
  std::vector<Value> items_;
  Value result_;
};

std::string Complaint(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return fmt::format("line {}, column {}: not JSON", lines + 1, before.size() - line_start + 1);
}

}  // namespace

tl::expected<Value, std::string> ParseJson(std::string_view text, Arena& arena) {
  Builder builder(arena);
  // Iterative: how deep a text nests is its author's choice.
  constexpr unsigned kHow = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  if (!reader.Parse<kHow>(stream, builder)) {
    return tl::unexpected(Complaint(text, reader.GetErrorOffset()));
  }
  return builder.result();
}

}  // namespace lifeboat::terraform
