#include "cli/diff_gate.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::cli {

namespace {

UsageError Unknown(std::string_view name) {
  UsageError error{fmt::format("option `--fail-on` knows no class `{}`", name), {}};
  if (name == diff::kNever) {
    return {"option `--fail-on` has `never` beside classes", {"write `--fail-on never`, or the classes"}};
  }
  if (const auto closest = Closest(name, diff::kGateClasses)) {
    error.helps.push_back(fmt::format("a similar one exists: `{}`", *closest));
  }
  error.helps.push_back(
      fmt::format("one of: {}; or {} alone", fmt::join(diff::kGateClasses, ", "), diff::kNever));
  return error;
}

}  // namespace

tl::expected<std::optional<diff::Gate>, UsageError> FailOnOf(const Arguments& arguments) {
  const auto value = arguments.Value("fail-on");
  if (!value) {
    return std::nullopt;
  }
  if (*value == diff::kNever) {
    return diff::kNeverFails;
  }
  diff::Gate gate = diff::kNeverFails;
  std::string_view rest = *value;
  while (true) {
    const std::size_t comma = rest.find(',');
    if (const std::string_view name = rest.substr(0, comma); !diff::AddClass(name, gate)) {
      return tl::unexpected(Unknown(name));
    }
    if (comma == std::string_view::npos) {
      return gate;
    }
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace lifeboat::cli
