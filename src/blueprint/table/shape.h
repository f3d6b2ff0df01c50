#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::blueprint {

/// What a value looks like, as data: messages, `explain`, the reference page and the JSON Schema are made of
/// it.
struct Shape {
  enum class Json : std::uint8_t { Text, Integer, Boolean };
  struct Choice {
    std::string_view text;
    std::string_view summary;
  };

  Json json = Json::Text;
  std::string_view type;     ///< a noun: `duration`
  std::string limits;        ///< for people: `5s to 5m`
  std::string_view pattern;  ///< for editors, ECMA-262; empty: any text
  std::vector<Choice> choices;
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
  std::optional<std::size_t> min_length;
  std::optional<std::size_t> max_length;
};

/// `a duration`, `an instance type`
[[nodiscard]] std::string WithArticle(std::string_view noun);

/// True for plain text that YAML readers take for a number, a date, a boolean or nothing.
[[nodiscard]] bool NeedsQuotes(std::string_view text);

/// `text` as a YAML scalar on one line, in quotes where plain text would be ambiguous.
[[nodiscard]] std::string YamlText(std::string_view text);

/// `text` for a message: what does not print is escaped, what is long is cut.
[[nodiscard]] std::string Quotable(std::string_view text);

}  // namespace lifeboat::blueprint
