#include <string>

#include "lower/places.h"
#include "lower/ports.h"

namespace lifeboat::lower {

namespace {

using blueprint::Exposure;

const blueprint::ServiceRegionNames& Names(const Context& context, graph::Side side, const std::string& key) {
  const blueprint::ServiceNames& names = ExactNames(context.blueprint.names.services, key);
  return side == graph::Side::Primary ? names.primary : names.dr;
}

graph::LoadBalancer LoadBalancer(const Context& context, graph::Side side, const std::string& key,
                                 const blueprint::Service& service) {
  const blueprint::ServiceRegionNames& names = Names(context, side, key);
  const RegionLinks& links = context.On(side);
  const bool internal = *service.exposure == Exposure::Internal;
  graph::LoadBalancer node;
  node.name = NameOr(names.load_balancer, DerivedName({*context.blueprint.name, key, graph::Word(side)},
                                                      kLoadBalancerName, "internal-"));
  node.internal = internal;
  node.security_groups = {links.services.at(key).load_balancer_group.value()};
  node.subnets = internal ? links.private_subnets : links.public_subnets;
  return node;
}

graph::TargetGroup TargetGroup(const Context& context, graph::Side side, const std::string& key,
                               const blueprint::Service& service) {
  const blueprint::ServiceRegionNames& names = Names(context, side, key);
  const blueprint::HealthCheck& health = service.health_check;
  graph::TargetGroup node;
  // A group's port cannot change: another port is another group, beside the old one for a while, under
  // another name.
  node.name =
      NameOr(names.target_group,
             DerivedName({*context.blueprint.name, key, graph::Word(side), std::to_string(*service.port)},
                         kLoadBalancerName));
  node.port = *service.port;
  node.vpc = context.On(side).vpc;
  node.health_path = *health.path;
  node.health_matcher = *health.matcher;
  node.health_interval_seconds = health.interval->count();
  node.health_timeout_seconds = health.timeout->count();
  node.healthy_threshold = *health.healthy_threshold;
  node.unhealthy_threshold = *health.unhealthy_threshold;
  return node;
}

}  // namespace

void LowerLoadBalancing(Context& context, graph::Side side) {
  const graph::Module module{graph::ModuleKind::LoadBalancing, side};
  for (const auto& [key, service] : context.blueprint.services) {
    if (*service.value.exposure == Exposure::None) {
      continue;
    }
    const Place place = ServicePlace(service);
    const graph::Label name = LabelOf(service);
    const auto balancer = Add(context, module, name, place, LoadBalancer(context, side, key, service.value));
    const auto target = Add(context, module, name, place, TargetGroup(context, side, key, service.value));
    if (service.value.certificates) {
      const auto& certificates = *service.value.certificates;
      const Place certified = ServicePlace(service, "certificates", certificates.span);
      const std::string& arn = side == graph::Side::Primary ? *certificates.primary : *certificates.dr;
      Add(context, module, name + "_https", certified, graph::Listener{balancer, arn, target});
      Add(context, module, name + "_http", certified, graph::Listener{balancer, {}, {}});
    } else {
      Add(context, module, name + "_http", place, graph::Listener{balancer, {}, target});
    }
    ServiceLinks& links = context.On(side).services[key];
    links.load_balancer = balancer;
    links.target_group = target;
  }
}

}  // namespace lifeboat::lower
