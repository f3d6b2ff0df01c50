#include "lint/facts/database_parameter.h"

#include <algorithm>
#include <initializer_list>

#include "lint/text.h"

namespace lifeboat::lint {

namespace {

bool IsOneOf(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, Lower(value)) != words.end();
}

}  // namespace

const blueprint::Located<std::string>* FindParameter(const blueprint::Database& database,
                                                     std::string_view name) {
  const auto found = database.parameters.find(std::string(name));
  return found == database.parameters.end() ? nullptr : &found->second.value;
}

bool IsOn(std::string_view value) { return IsOneOf(value, {"1", "on", "true", "yes"}); }

bool IsOff(std::string_view value) { return IsOneOf(value, {"0", "off", "false", "no"}); }

}  // namespace lifeboat::lint
