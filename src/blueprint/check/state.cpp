#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

constexpr diag::Def<std::string> kIncomplete{diag::Kind::IncompleteState, "the state in S3 has no `{}`"};
constexpr diag::Def<std::string_view> kUnused{diag::Kind::UnusedStateKey,
                                              "`{}` means nothing for a local state"};

}  // namespace

void CheckState(const CheckContext& context) {
  const State& state = context.blueprint.state;
  if (!context.Knows(state.backend)) {
    return;
  }
  const std::pair<std::string_view, const std::optional<Located<std::string>>*> keys[] = {
      {"bucket", &state.bucket}, {"key", &state.key}, {"region", &state.region}};
  std::vector<std::string_view> missing;
  for (const auto& [key, value] : keys) {
    if (*state.backend == StateBackend::S3 && !value->has_value() && context.Knows(*value)) {
      missing.push_back(key);
    }
    if (*state.backend == StateBackend::Local && value->has_value()) {
      diag::Build(context.sink, kUnused, (*value)->span, key)
          .Help("write `backend: s3`, or remove it")
          .Report();
    }
  }
  if (!missing.empty()) {
    diag::Build(context.sink, kIncomplete, state.backend.span, fmt::format("{}", fmt::join(missing, "`, `")))
        .Report();
  }
}

}  // namespace lifeboat::blueprint
