#include "cli/diff_input.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "lifeboat/diag/sink.h"
#include "lifeboat/driver/diff_plan.h"
#include "lifeboat/driver/diff_side.h"
#include "lifeboat/support/keep.h"

namespace lifeboat::cli {

std::optional<UsageError> FindInputFault(const Arguments& arguments) {
  const std::size_t most = arguments.Has("plan") ? 1 : 2;
  if (arguments.operands.size() > most) {
    return UsageError{"`--plan` takes what was planned, and no `" + arguments.operands[most] + "` besides",
                      {"usage: lifeboat diff --plan FILE [TREE]"}};
  }
  if (most == 2 && arguments.operands.size() < most) {
    return UsageError{"`diff` needs OLD and NEW, or `--plan FILE`",
                      {"usage: lifeboat diff OLD NEW", "usage: lifeboat diff --plan FILE [TREE]"}};
  }
  return std::nullopt;
}

std::optional<diff::Changes> LoadChanges(const Arguments& arguments, const driver::Env& env,
                                         source::SourceMap& sources,
                                         std::vector<diag::Diagnostic>& diagnostics) {
  const auto plan = arguments.Value("plan");
  std::vector<std::optional<diff::Side>> sides;
  const auto documents = std::make_shared<terraform::Documents>();
  bool all = true;
  for (const std::string& spec : arguments.operands) {
    diag::CollectingSink sink;
    sides.push_back(driver::LoadSide(spec, env, sources, sink, documents));
    all = all && sides.back().has_value();
    std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
  }
  if (!all) {
    return std::nullopt;
  }
  if (!plan) {
    const auto& both = KeepUntilExit(std::move(sides));
    return diff::Compare(*both[0], *both[1]);
  }
  diag::CollectingSink sink;
  auto changes = driver::LoadPlan(*plan, sides.empty() ? nullptr : &*sides[0], env, sink);
  std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
  return changes;
}

}  // namespace lifeboat::cli
