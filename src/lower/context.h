#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/graph/graph.h"

#include "lower/naming.h"
#include "lower/original_keys.h"

namespace lifeboat::lower {

/// What one region's part of a service became; filled module by module.
struct ServiceLinks {
  std::optional<graph::Ref<graph::SecurityGroup>> load_balancer_group;  ///< none without a load balancer
  graph::Ref<graph::SecurityGroup> instance_group;
  std::optional<graph::Ref<graph::LoadBalancer>> load_balancer;
  std::optional<graph::Ref<graph::TargetGroup>> target_group;
  graph::Ref<graph::InstanceProfile> instance_profile;  ///< a service's own: it reaches what the service uses
  graph::Ref<graph::SsmParameter> image;                ///< id of the image of its instances
  graph::Ref<graph::AutoScalingGroup> group;
  std::optional<graph::Ref<graph::EndpointGroup>> endpoint_group;  ///< none without an accelerator
  std::optional<graph::Ref<graph::HealthCheck>> health_check;      ///< of Route 53, if anybody wants to know
};

struct DatabaseLinks {
  graph::Ref<graph::SecurityGroup> group;
  graph::Ref<graph::SsmParameter> endpoint;  ///< host name, without port
  std::string secret_name;                   ///< the same in both regions
  std::string identifier;                    ///< of the instance
  graph::Reference instance;                 ///< the same, for whom must wait for the instance
};

struct BucketLinks {
  graph::Ref<graph::Bucket> bucket;
  graph::Ref<graph::BucketVersioning> versioning;
  graph::Ref<graph::SsmParameter> name;
};

/// One region's links between modules.
struct RegionLinks {
  graph::Ref<graph::Vpc> vpc;
  std::vector<graph::Ref<graph::Subnet>> public_subnets;
  std::vector<graph::Ref<graph::Subnet>> private_subnets;
  graph::Ref<graph::KmsKey> key;
  std::map<std::string, ServiceLinks> services;
  std::map<std::string, DatabaseLinks> databases;
  std::map<std::string, BucketLinks> buckets;
  graph::Ref<graph::Topic> topic;  ///< who wants to know of anything in this region listens here
  graph::Ref<graph::Queue> queue;  ///< what nobody could take delivery of
};

/// What lowering a module needs: the blueprint, the graph under construction, and what earlier modules made.
struct Context {
  const blueprint::Blueprint& blueprint;
  diag::Sink& sink;
  graph::Graph& graph;
  graph::Ref<graph::CallerIdentity> caller;
  std::array<RegionLinks, 2> regions;
  std::string partition;  ///< of both regions: `aws`
  graph::Ref<graph::SsmParameter> active_region;
  std::map<graph::Program, graph::Ref<graph::LambdaFunction>> functions;
  graph::Ref<graph::Schedule> prober_schedule;

  [[nodiscard]] RegionLinks& On(graph::Side side) { return regions[static_cast<std::size_t>(side)]; }
  [[nodiscard]] const RegionLinks& On(graph::Side side) const {
    return regions[static_cast<std::size_t>(side)];
  }
  [[nodiscard]] const blueprint::Region& Region(graph::Side side) const {
    return side == graph::Side::Primary ? blueprint.regions.primary : blueprint.regions.dr;
  }
  [[nodiscard]] const std::string& RegionCode(graph::Side side) const { return *Region(side).region; }
  [[nodiscard]] graph::Reference AccountId() const { return caller.Attribute("account_id"); }
  /// The DR region serves, or has until the failback that is under way.
  [[nodiscard]] bool away() const { return *blueprint.posture != blueprint::Posture::Normal; }
};

inline constexpr std::array kSides = {graph::Side::Primary, graph::Side::Dr};

// One a module, called by Lower in the order of their needs; each fills its part of the links.
void LowerNetworking(Context& context, graph::Side side);   ///< vpc, subnets, every security group and rule
void LowerEncryption(Context& context, graph::Side side);   ///< the region's key
void LowerNetworkLogs(Context& context, graph::Side side);  ///< flow logs: need the key and a role
void LowerStorage(Context& context);                        ///< buckets of both regions, replication
void LowerDatabases(Context& context);                      ///< secrets, primaries, replicas, endpoints
void LowerLoadBalancing(Context& context, graph::Side side);
void LowerInstanceRole(Context& context, graph::Side side);  ///< a role per service: what it uses
void LowerCompute(Context& context, graph::Side side);
void LowerGlobal(Context& context);  ///< accelerators, active region, guard, outputs
void LowerAutomation(
    Context& context);  ///< detection, failover controller, image pipeline: needs all the others

}  // namespace lifeboat::lower
