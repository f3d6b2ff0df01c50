#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lifeboat::terraform {

/// A name that a template reads, with what hangs on it: `aws_vpc.main.id`, `var.zones[0]`.
struct Traversal {
  std::size_t begin = 0;  ///< in the template
  std::size_t end = 0;
  std::vector<std::string_view> names;  ///< the leading names, up to the first index
};

/// The traversals of a template in the order of the text; names of functions are none. What stands in quotes
/// inside an expression is looked at as well, because it may be a template again: whoever asks compares the
/// first name with what exists.
[[nodiscard]] std::vector<Traversal> TraversalsOf(std::string_view text);

/// Whether there is any `${` or `%{` that is not escaped.
[[nodiscard]] bool IsTemplate(std::string_view text);

/// The expression of a template that is nothing but one interpolation: `a.b` of `${a.b}`; else empty.
[[nodiscard]] std::string_view SoleExpression(std::string_view text);

}  // namespace lifeboat::terraform
