#include "lifeboat/lower/lower.h"

#include <string>
#include <utility>

#include "lifeboat/blueprint/region_table.h"
#include "lifeboat/support/check.h"

#include "lower/context.h"
#include "lower/verify.h"

namespace lifeboat::lower {

namespace {

graph::Settings Settings(const blueprint::Blueprint& blueprint) {
  graph::Settings settings;
  settings.application = *blueprint.name;
  settings.primary_region = *blueprint.regions.primary.region;
  settings.dr_region = *blueprint.regions.dr.region;
  if (blueprint.account) {
    settings.account = **blueprint.account;
  }
  for (const auto& [key, tag] : blueprint.tags) {
    settings.tags[key] = *tag.value;
  }
  if (*blueprint.state.backend == blueprint::StateBackend::S3) {
    settings.backend =
        graph::S3Backend{blueprint.state.bucket.value().value, blueprint.state.key.value().value,
                         blueprint.state.region.value().value};
  }
  settings.away = *blueprint.posture != blueprint::Posture::Normal;
  settings.failing_back = *blueprint.posture == blueprint::Posture::FailingBack;
  return settings;
}

/// Both regions are in one partition: the blueprint was checked for it.
std::string Partition(const blueprint::Blueprint& blueprint) {
  const blueprint::RegionInfo* region = blueprint::FindRegion(*blueprint.regions.primary.region);
  LIFEBOAT_CHECK(region != nullptr, "the region is in the table");
  return std::string(region->partition);
}

/// Each step finds in the links what earlier ones left there.
void LowerModules(Context& context) {
  for (const graph::Side side : kSides) {
    LowerNetworking(context, side);
    LowerEncryption(context, side);
    LowerNetworkLogs(context, side);
  }
  LowerStorage(context);
  LowerDatabases(context);
  for (const graph::Side side : kSides) {
    LowerLoadBalancing(context, side);
    LowerInstanceRole(context, side);
    LowerCompute(context, side);
  }
  LowerGlobal(context);
  LowerAutomation(context);
}

}  // namespace

std::optional<graph::Graph> Lower(const blueprint::Blueprint& written, diag::Sink& sink) {
  const blueprint::Blueprint blueprint = WithOriginalKeys(written);
  graph::Graph graph;
  graph.settings = Settings(blueprint);
  const auto caller =
      graph.Add(graph::Module{}, "current", "account", blueprint.name.span, graph::CallerIdentity{});
  Context context{blueprint, sink, graph, caller, {}, Partition(blueprint), {}, {}, {}};
  LowerModules(context);
  ReportCycle(graph, sink);
  ReportSharedNames(graph, sink);
  if (sink.HasErrors()) {
    return std::nullopt;
  }
  return graph;
}

}  // namespace lifeboat::lower
