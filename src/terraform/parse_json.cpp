#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lifeboat/terraform/value.h"

namespace lifeboat::terraform {

namespace {

/// Takes the events of a JSON text and leaves one value. Open arrays and objects share two stacks: what is
/// complete is copied into the arena at its final size.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(Arena& arena) : arena_(arena) {}

  bool null() override { return Add(Value()); }
  bool boolean(bool value) override { return Add(Value::Of(value)); }
  bool number_integer(number_integer_t value) override { return Add(Value::Of(static_cast<double>(value))); }
  bool number_unsigned(number_unsigned_t value) override {
    return Add(Value::Of(static_cast<double>(value)));
  }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return Add(Value::Of(value)); }
  bool string(string_t& value) override { return Add(Value::Of(arena_.Keep(std::string_view(value)))); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*elements*/) override { return Open(true); }
  bool start_array(std::size_t /*elements*/) override { return Open(false); }
  bool key(string_t& value) override {
    members_.push_back({arena_.Keep(std::string_view(value)), Value()});
    return true;
  }

  bool end_object() override {
    const auto first = members_.begin() + static_cast<std::ptrdiff_t>(Close());
    if (!std::is_sorted(first, members_.end(),
                        [](const Member& a, const Member& b) { return a.key <= b.key; })) {
      SortMembers(first);
    }
    const auto kept = arena_.Keep(std::span<const Member>(first, members_.end()));
    members_.erase(first, members_.end());
    return Add(Value::Of(kept));
  }

  bool end_array() override {
    const auto first = items_.begin() + static_cast<std::ptrdiff_t>(Close());
    const auto kept = arena_.Keep(std::span<const Value>(first, items_.end()));
    items_.erase(first, items_.end());
    return Add(Value::Of(kept));
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) override {
    error_at_ = position;
    return false;
  }

  [[nodiscard]] Value result() const { return result_; }
  [[nodiscard]] std::size_t error_at() const { return error_at_; }

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
  std::size_t error_at_ = 0;
};

std::string Complaint(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position == 0 ? 0 : position - 1);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return fmt::format("line {}, column {}: not JSON", lines + 1, before.size() - line_start + 1);
}

}  // namespace

tl::expected<Value, std::string> ParseJson(std::string_view text, Arena& arena) {
  Builder builder(arena);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    return tl::unexpected(Complaint(text, builder.error_at()));
  }
  return builder.result();
}

}  // namespace lifeboat::terraform
