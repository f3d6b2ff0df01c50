#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lifeboat::graph {

/// A blueprint's key as a Terraform name: `order-api` -> `order_api`. Keys have neither `_` nor `--`: no two
/// become one, and `__` is left to separate two keys in one name.
[[nodiscard]] std::string TerraformName(std::string_view key);

/// A key of the blueprint that names are made of.
struct Subject {
  std::string section;           ///< `services`
  std::string key;               ///< `web`
  std::vector<std::string> was;  ///< what it was called before, oldest first

  /// The key that names in AWS derive from: the first that it ever had.
  [[nodiscard]] const std::string& Original() const { return was.empty() ? key : was.front(); }
};

/// The Terraform name of a node. One that is made of a key knows it, and what it would be under another key:
/// that is how a renamed thing is found under its former names.
class Label {
 public:
  Label(std::string text) : before_(std::move(text)) {}     // NOLINT(google-explicit-constructor)
  Label(const char* text) : before_(text) {}                // NOLINT(google-explicit-constructor)
  Label(Subject subject) : subject_(std::move(subject)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::optional<Subject>& subject() const { return subject_; }

  [[nodiscard]] std::string Name() const;
  /// The same name with another key in its place.
  [[nodiscard]] std::string Under(std::string_view key) const;
  /// What the name was before, oldest first. A key that was used before and is used again is not among them.
  [[nodiscard]] std::vector<std::string> Former() const;

  /// The key of `name`, if it is this name with another key in its place.
  [[nodiscard]] std::optional<std::string> KeyIn(std::string_view name) const;

  friend Label operator+(Label label, std::string_view suffix);
  friend Label operator+(std::string_view prefix, Label label);

 private:
  std::string before_;
  std::optional<Subject> subject_;
  std::string after_;
};

}  // namespace lifeboat::graph
