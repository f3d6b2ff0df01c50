#include <string>
#include <string_view>
#include <utility>

#include "lower/networking.h"
#include "lower/places.h"
#include "lower/ports.h"

namespace lifeboat::lower {

namespace {

using Group = graph::Ref<graph::SecurityGroup>;
using blueprint::Egress;
using blueprint::Exposure;

Cidr4 Everywhere() { return Cidr4::Parse("0.0.0.0/0").value(); }

std::string PortName(std::int64_t port) { return port == kHttp ? "http" : "https"; }

/// A region's groups. Rules name groups, not addresses, and exist only where the blueprint draws an edge.
class Groups {
 public:
  Groups(Context& context, graph::Side side)
      : context_(context),
        side_(side),
        module_{graph::ModuleKind::Networking, side},
        links_(context.On(side)) {}

  void Make() {
    for (const auto& [key, service] : context_.blueprint.services) {
      MakeService(key, service);
    }
    for (const auto& [key, database] : context_.blueprint.databases) {
      links_.databases[key].group = Make(DatabasePlace(database), LabelOf(database) + "_database",
                                         key + "-database", "Database " + key);
    }
    if (!Network().endpoints->empty()) {
      endpoints_ = Make(NetworkPlace(context_, side_), "endpoints", "endpoints", "Interface endpoints");
    }
  }

  void Connect(graph::Ref<graph::VpcEndpoint> s3_gateway) {
    for (const auto& [key, service] : context_.blueprint.services) {
      ConnectLoadBalancer(key, service);
      ConnectDatabase(key, service);
      ConnectCalls(key, service);
      ConnectEgress(key, service, s3_gateway);
    }
  }

  [[nodiscard]] std::optional<Group> endpoints() const { return endpoints_; }

 private:
  using Service = blueprint::Named<blueprint::Service>;

  [[nodiscard]] const blueprint::Network& Network() const { return context_.Region(side_).network; }

  Group Make(const Place& place, graph::Label label, const std::string& what, std::string description) {
    std::string prefix =
        DerivedName({*context_.blueprint.name, graph::Word(side_), what}, kSecurityGroupPrefix - 1, "sg-") +
        "-";
    return Add(context_, module_, std::move(label), place,
               graph::SecurityGroup{links_.vpc, std::move(prefix), std::move(description),
                                    NameTag(context_, side_, what)});
  }

  void MakeService(const std::string& key, const Service& service) {
    ServiceLinks& links = links_.services[key];
    const Place place = ServicePlace(service);
    const graph::Label name = LabelOf(service);
    links.instance_group = Make(place, name + "_instances", key + "-instances", "Instances of " + key);
    if (*service.value.exposure != Exposure::None) {
      links.load_balancer_group =
          Make(place, name + "_load_balancer", key + "-load-balancer", "Load balancer of " + key);
    }
  }

  void AddIngress(const Place& place, graph::Label name, Group group, std::int64_t port, graph::RulePeer peer,
                  std::string description) {
    Add(context_, module_, std::move(name), place,
        graph::IngressRule{{group, port, peer, std::move(description)}});
  }
  void AddEgress(const Place& place, graph::Label name, Group group, std::int64_t port, graph::RulePeer peer,
                 std::string description) {
    Add(context_, module_, std::move(name), place,
        graph::EgressRule{{group, port, peer, std::move(description)}});
  }

  /// Both ends of one edge.
  void Edge(const Place& place, const graph::Label& name, Group from, Group to, std::int64_t port,
            const std::string& description) {
    AddEgress(place, name, from, port, to, description);
    AddIngress(place, name, to, port, from, description);
  }

  void ConnectLoadBalancer(const std::string& key, const Service& service) {
    const ServiceLinks& links = links_.services.at(key);
    if (!links.load_balancer_group) {
      return;
    }
    const Place place = ServicePlace(service);
    const graph::Label name = LabelOf(service);
    Edge(place, name + "_load_balancer_to_instances", *links.load_balancer_group, links.instance_group,
         *service.value.port, "Load balancer of " + key + " to its instances");
    if (*service.value.exposure == Exposure::Public) {
      // Global Accelerator keeps the addresses of clients: theirs, not its own, are what arrives.
      for (const std::int64_t port : ListenerPorts(service.value)) {
        AddIngress(place, name + "_clients_" + PortName(port), *links.load_balancer_group, port, Everywhere(),
                   "Clients of " + key);
      }
    }
  }

  // Rules between two keys are named by the first keys of both, for good: which of two renames came first is
  // not known, and Terraform moves along one way only.
  void ConnectDatabase(const std::string& key, const Service& service) {
    if (!service.value.database) {
      return;
    }
    const blueprint::Located<std::string>& database = *service.value.database;
    Edge(ServicePlace(service, "database", database.span),
         TerraformName(key) + "__" + TerraformName(*database) + "_database",
         links_.services.at(key).instance_group, links_.databases.at(*database).group,
         *context_.blueprint.databases.at(*database).value.port,
         "Instances of " + key + " to database " + *database);
  }

  void ConnectCalls(const std::string& key, const Service& service) {
    for (const auto& callee : *service.value.calls) {
      const auto target = links_.services.at(*callee).load_balancer_group;
      if (!target) {
        continue;
      }
      for (const std::int64_t port : ListenerPorts(context_.blueprint.services.at(*callee).value)) {
        Edge(ServicePlace(service, "calls", callee.span),
             TerraformName(key) + "__" + TerraformName(*callee) + "_" + PortName(port),
             links_.services.at(key).instance_group, *target, port, key + " calls " + *callee);
      }
    }
  }

  /// What every instance needs of the world: images, AWS itself. HTTPS only, and as far as the egress allows.
  void ConnectEgress(const std::string& key, const Service& service,
                     graph::Ref<graph::VpcEndpoint> s3_gateway) {
    const Place place = ServicePlace(service);
    const graph::Label name = LabelOf(service) + "_instances_to_";
    const Group instances = links_.services.at(key).instance_group;
    if (*Network().egress == Egress::Nat) {
      AddEgress(place, name + "internet", instances, kHttps, Everywhere(),
                "Instances of " + key + " to the Internet");
    } else {
      AddEgress(place, name + "s3", instances, kHttps, s3_gateway, "Instances of " + key + " to S3");
    }
    if (!endpoints_) {
      return;
    }
    const std::string description = "Instances of " + key + " to the interface endpoints";
    AddIngress(place, name + "endpoints", *endpoints_, kHttps, instances, description);
    if (*Network().egress != Egress::Nat) {
      AddEgress(place, name + "endpoints", instances, kHttps, *endpoints_, description);
    }
  }

  Context& context_;
  graph::Side side_;
  graph::Module module_;
  RegionLinks& links_;
  std::optional<Group> endpoints_;
};

}  // namespace

std::optional<graph::Ref<graph::SecurityGroup>> LowerSecurityGroups(
    Context& context, graph::Side side, graph::Ref<graph::VpcEndpoint> s3_gateway) {
  Groups groups(context, side);
  groups.Make();
  groups.Connect(s3_gateway);
  return groups.endpoints();
}

}  // namespace lifeboat::lower
