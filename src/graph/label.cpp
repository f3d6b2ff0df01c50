#include "lifeboat/graph/label.h"

#include <algorithm>
#include <utility>

namespace lifeboat::graph {

std::string TerraformName(std::string_view key) {
  std::string name(key);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string Label::Name() const { return subject_ ? Under(subject_->key) : before_; }

std::string Label::Under(std::string_view key) const { return before_ + TerraformName(key) + after_; }

std::vector<std::string> Label::Former() const {
  std::vector<std::string> names;
  if (!subject_) {
    return names;
  }
  for (const std::string& key : subject_->was) {
    if (key != subject_->key) {
      names.push_back(Under(key));
    }
  }
  return names;
}

std::optional<std::string> Label::KeyIn(std::string_view name) const {
  if (!subject_ || name.size() <= before_.size() + after_.size() || !name.starts_with(before_) ||
      !name.ends_with(after_)) {
    return std::nullopt;
  }
  name.remove_prefix(before_.size());
  name.remove_suffix(after_.size());
  std::string key(name);
  std::replace(key.begin(), key.end(), '_', '-');
  return key.find("--") == std::string::npos ? std::optional(std::move(key)) : std::nullopt;
}

Label operator+(Label label, std::string_view suffix) {
  (label.subject_ ? label.after_ : label.before_).append(suffix);
  return label;
}

Label operator+(std::string_view prefix, Label label) {
  label.before_.insert(0, prefix);
  return label;
}

}  // namespace lifeboat::graph
