#include "lower/networking.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lower/places.h"

namespace lifeboat::lower {

namespace {

using blueprint::Egress;

/// `eu-west-1a` -> `a`: names of a region's subnets say the zone and stay the same in another region.
std::string ZoneLetter(std::string_view zone, std::string_view region) {
  if (zone.starts_with(region) && zone.size() > region.size()) {
    zone.remove_prefix(region.size());
  }
  return std::string(zone.substr(std::min(zone.find_first_not_of('-'), zone.size())));
}

/// One region's network while it is being built.
class Network {
 public:
  Network(Context& context, graph::Side side)
      : context_(context),
        side_(side),
        module_{graph::ModuleKind::Networking, side},
        place_(NetworkPlace(context, side)),
        network_(context.Region(side).network) {}

  void Lower() {
    LowerVpc();
    LowerPublicRouting();
    for (std::size_t i = 0; i < network_.availability_zones->size(); ++i) {
      LowerZone(i);
    }
    const auto s3 = LowerGateway();
    const auto endpoint_group = LowerSecurityGroups(context_, side_, s3);
    if (endpoint_group) {
      LowerInterfaces(*endpoint_group);
    }
  }

 private:
  template <class T>
  graph::Ref<T> Add(std::string name, T node) {
    return lower::Add(context_, module_, std::move(name), place_, std::move(node));
  }
  [[nodiscard]] graph::Tags Tag(std::string_view what) const { return NameTag(context_, side_, what); }

  void LowerVpc() {
    vpc_ = Add("main", graph::Vpc{*network_.cidr, Tag("vpc")});
    context_.On(side_).vpc = vpc_;
    Add("default", graph::DefaultSecurityGroup{vpc_});
    internet_ = Add("main", graph::InternetGateway{vpc_, Tag("internet")});
  }

  void LowerPublicRouting() {
    public_table_ = Add("public", graph::RouteTable{vpc_, Tag("public")});
    Add("public", graph::Route{public_table_, internet_, {}});
  }

  // A private table per zone whatever the egress is: to change the egress is to change routes, never tables.
  void LowerZone(std::size_t index) {
    const std::string& zone = *(*network_.availability_zones)[index];
    const std::string letter = ZoneLetter(zone, context_.RegionCode(side_));
    const std::string suffix = TerraformName(letter);

    const auto open = Add("public_" + suffix, graph::Subnet{vpc_, zone, *(*network_.public_subnets)[index],
                                                            Tag("public-" + letter)});
    // Nothing that lives in a public subnet works, or can be made, before the gateway is attached.
    context_.graph.After(open.id, internet_.id);
    Add("public_" + suffix, graph::RouteTableAssociation{public_table_, open});

    const auto closed =
        Add("private_" + suffix,
            graph::Subnet{vpc_, zone, *(*network_.private_subnets)[index], Tag("private-" + letter)});
    const auto table = Add("private_" + suffix, graph::RouteTable{vpc_, Tag("private-" + letter)});
    Add("private_" + suffix, graph::RouteTableAssociation{table, closed});
    if (*network_.egress == Egress::Nat) {
      LowerNat(letter, open, table);
    }
    private_tables_.push_back(table);
    context_.On(side_).public_subnets.push_back(open);
    context_.On(side_).private_subnets.push_back(closed);
  }

  // One per zone: the loss of a zone must not take the way out from the others.
  void LowerNat(const std::string& letter, graph::Ref<graph::Subnet> subnet,
                graph::Ref<graph::RouteTable> table) {
    const std::string suffix = TerraformName(letter);
    const auto address = Add("nat_" + suffix, graph::ElasticIp{Tag("nat-" + letter)});
    context_.graph.After(address.id, internet_.id);
    const auto gateway = Add("nat_" + suffix, graph::NatGateway{address, subnet, Tag("nat-" + letter)});
    Add("private_" + suffix, graph::Route{table, {}, gateway});
  }

  [[nodiscard]] std::string EndpointService(std::string_view service) const {
    return ("com.amazonaws." + context_.RegionCode(side_)).append(".").append(service);
  }

  // Free, and S3 is reached even where nothing else is.
  graph::Ref<graph::VpcEndpoint> LowerGateway() {
    return Add(
        "s3_gateway",
        graph::VpcEndpoint{vpc_, EndpointService("s3"), true, private_tables_, {}, {}, Tag("s3-gateway")});
  }

  void LowerInterfaces(graph::Ref<graph::SecurityGroup> group) {
    for (const auto& service : *network_.endpoints) {
      std::string name = *service;
      std::replace(name.begin(), name.end(), '.', '_');  // ecr.dkr
      Add(std::move(name), graph::VpcEndpoint{vpc_,
                                              EndpointService(*service),
                                              false,
                                              {},
                                              context_.On(side_).private_subnets,
                                              {group},
                                              Tag(*service)});
    }
  }

  Context& context_;
  graph::Side side_;
  graph::Module module_;
  Place place_;
  const blueprint::Network& network_;
  graph::Ref<graph::Vpc> vpc_;
  graph::Ref<graph::InternetGateway> internet_;
  graph::Ref<graph::RouteTable> public_table_;
  std::vector<graph::Ref<graph::RouteTable>> private_tables_;
};

}  // namespace

void LowerNetworking(Context& context, graph::Side side) { Network(context, side).Lower(); }

}  // namespace lifeboat::lower
