#include <string>
#include <utility>
#include <vector>

#include "lower/places.h"
#include "lower/ports.h"

namespace lifeboat::lower {

namespace {

using blueprint::Exposure;
using blueprint::Posture;

constexpr graph::Module kModule{graph::ModuleKind::Global, graph::Side::Dr};
constexpr std::int64_t kFullWeight = 128;
/// When no endpoint with a weight is healthy in a group, Global Accelerator goes to a healthy one with a
/// weight in another group, whatever that group's dial. Only an endpoint without weight is left out.
constexpr std::int64_t kNoWeight = 0;

/// Which side serves when the world begins; later the parameter says so.
graph::Side Serving(const Context& context) {
  return context.away() ? graph::Side::Dr : graph::Side::Primary;
}

/// A failback hands over from one side to the other in the middle: until it is closed, both are right.
std::vector<std::string> Accepted(const Context& context) {
  if (*context.blueprint.posture == Posture::FailingBack) {
    return {graph::Word(graph::Side::Primary), graph::Word(graph::Side::Dr)};
  }
  return {graph::Word(Serving(context))};
}

/// What an operator reads whose plan was stopped: what happened, and the one line to write.
std::string GuardMessage(const Context& context, const std::string& parameter) {
  if (*context.blueprint.posture == Posture::FailingBack) {
    return parameter + " holds neither `primary` nor `dr`: nobody can tell from where " +
           *context.blueprint.name +
           " is served. Write the side that serves into the parameter and plan again.";
  }
  const bool failed_over = Serving(context) == graph::Side::Dr;
  const graph::Side other = failed_over ? graph::Side::Primary : graph::Side::Dr;
  return *context.blueprint.name + " is served from " + context.RegionCode(other) + " now (" + parameter +
         (failed_over ? " says that it has come back" : " says that it was failed over") +
         "), and this configuration is for serving from " + context.RegionCode(Serving(context)) +
         ". Write `posture: " + (failed_over ? "normal" : "failed-over") +
         "` in the blueprint and compile it again.";
}

/// Which region serves, as the world knows it. Lives in the DR region: it must be readable when the other is
/// gone.
graph::Ref<graph::SsmParameter> LowerActiveRegion(Context& context) {
  const auto& exact = context.blueprint.names.active_region_parameter;
  const Place place{exact ? "names.active_region_parameter" : "posture",
                    exact ? exact->span : context.blueprint.posture.span};
  graph::SsmParameter parameter;
  parameter.name = NameOr(exact, DerivedParameterName({*context.blueprint.name, "active-region"}));
  parameter.description = "The side that serves " + *context.blueprint.name + ": primary or dr";
  parameter.value = graph::Word(Serving(context));
  parameter.guard = graph::Guard{Accepted(context), GuardMessage(context, parameter.name)};
  return Add(context, kModule, "active_region", place, std::move(parameter));
}

graph::EndpointGroup Endpoint(const Context& context, graph::Side side, const std::string& key,
                              graph::Ref<graph::AcceleratorListener> listener) {
  const bool serves = Serving(context) == side;
  graph::EndpointGroup group;
  group.listener = listener;
  group.region = context.RegionCode(side);
  group.load_balancer = context.On(side).services.at(key).load_balancer.value();
  group.traffic_dial = serves ? 100 : 0;
  // The region that stands by may have healthy targets and a database that cannot be written: the controller
  // says when users may reach it, not the health of the other one.
  group.weight = serves ? kFullWeight : kNoWeight;
  return group;
}

void LowerAccelerator(Context& context, const std::string& key,
                      const blueprint::Named<blueprint::Service>& service) {
  const Place place = ServicePlace(service);
  const graph::Label name = LabelOf(service);
  const auto accelerator =
      Add(context, kModule, name, place,
          graph::Accelerator{NameOr(ExactNames(context.blueprint.names.services, key).accelerator,
                                    DerivedName({*context.blueprint.name, key}, kAcceleratorName))});
  const bool sticky =
      *context.blueprint.traffic.accelerator.client_affinity == blueprint::ClientAffinity::SourceIp;
  const auto listener = Add(context, kModule, name, place,
                            graph::AcceleratorListener{accelerator, ListenerPorts(service.value), sticky});
  for (const graph::Side side : kSides) {
    context.On(side).services.at(key).endpoint_group =
        Add(context, kModule, name + "_" + graph::Word(side), place, Endpoint(context, side, key, listener));
  }
  context.graph.AddOutput({(name + "_accelerator_dns_name").Name(),
                           "Host name of the accelerator in front of " + *service.name + ".",
                           accelerator.Attribute("dns_name")});
  context.graph.AddOutput({(name + "_accelerator_addresses").Name(),
                           "The two static addresses of the accelerator in front of " + *service.name + ".",
                           accelerator.Attribute("ip_sets[0].ip_addresses")});
}

void AddInternalEndpoints(Context& context, const std::string& key,
                          const blueprint::Named<blueprint::Service>& service) {
  for (const graph::Side side : kSides) {
    const std::string word = graph::Word(side);
    context.graph.AddOutput({(LabelOf(service) + "_" + word + "_load_balancer_dns_name").Name(),
                             "Host name of the internal load balancer of " + *service.name + " in " +
                                 context.RegionCode(side) + ".",
                             context.On(side).services.at(key).load_balancer.value().Attribute("dns_name")});
  }
}

}  // namespace

void LowerGlobal(Context& context) {
  context.active_region = LowerActiveRegion(context);
  context.graph.AddOutput(
      {"active_region_parameter",
       "The parameter in " + context.RegionCode(graph::Side::Dr) + " that says which side serves.",
       context.active_region.Attribute("name")});
  for (const auto& [key, service] : context.blueprint.services) {
    if (*service.value.exposure == Exposure::Public) {
      LowerAccelerator(context, key, service);
    } else if (*service.value.exposure == Exposure::Internal) {
      AddInternalEndpoints(context, key, service);
    }
  }
}

}  // namespace lifeboat::lower
