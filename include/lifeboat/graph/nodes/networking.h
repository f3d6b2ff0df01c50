#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lifeboat/graph/reference.h"
#include "lifeboat/support/cidr.h"

// Structs of this folder hold what differs between two resources of a kind; what is the same for all of them
// (hardening, safe defaults) is in emit/modules. `References` hands every reference of the node to `visit`:
// the edges of the graph. A contract test holds that they are exactly those that the emitter writes.

namespace lifeboat::graph {

/// Tags beyond the provider's default tags.
using Tags = std::map<std::string, std::string>;

struct Vpc {
  Cidr4 cidr;
  Tags tags;
  template <class V>
  void References(V&&) const {}
};

/// The VPC's own group, emptied: nothing may use it.
struct DefaultSecurityGroup {
  Ref<Vpc> vpc;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
  }
};

struct InternetGateway {
  Ref<Vpc> vpc;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
  }
};

struct Subnet {
  Ref<Vpc> vpc;
  std::string availability_zone;
  Cidr4 cidr;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
  }
};

struct RouteTable {
  Ref<Vpc> vpc;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
  }
};

struct ElasticIp {
  Tags tags;
  template <class V>
  void References(V&&) const {}
};

struct NatGateway {
  Ref<ElasticIp> address;
  Ref<Subnet> subnet;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(address);
    visit(subnet);
  }
};

/// The default route, to one of the two gateways.
struct Route {
  Ref<RouteTable> table;
  std::optional<Ref<InternetGateway>> internet_gateway;
  std::optional<Ref<NatGateway>> nat_gateway;
  template <class V>
  void References(V&& visit) const {
    visit(table);
    visit(internet_gateway);
    visit(nat_gateway);
  }
};

struct RouteTableAssociation {
  Ref<RouteTable> table;
  Ref<Subnet> subnet;
  template <class V>
  void References(V&& visit) const {
    visit(table);
    visit(subnet);
  }
};

/// Names of AWS security groups are prefixes, so that a replacement can exist before the old one goes.
struct SecurityGroup {
  Ref<Vpc> vpc;
  std::string name_prefix;
  std::string description;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
  }
};

/// A gateway endpoint has route tables; an interface endpoint has subnets and groups.
struct VpcEndpoint {
  Ref<Vpc> vpc;
  std::string service_name;  ///< com.amazonaws.eu-west-1.s3
  bool gateway = false;
  std::vector<Ref<RouteTable>> route_tables;
  std::vector<Ref<Subnet>> subnets;
  std::vector<Ref<SecurityGroup>> security_groups;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
    visit(route_tables);
    visit(subnets);
    visit(security_groups);
  }
};

/// The other end of a rule: a group, addresses, or the prefix list of a gateway endpoint.
using RulePeer = std::variant<Ref<SecurityGroup>, Cidr4, Ref<VpcEndpoint>>;

/// One TCP port between a group and one peer. Groups are stateful: answers need no rule of their own.
struct SecurityGroupRule {
  Ref<SecurityGroup> group;
  std::int64_t port = 0;
  RulePeer peer;
  std::string description;
  template <class V>
  void References(V&& visit) const {
    visit(group);
    if (const auto* peer_group = std::get_if<Ref<SecurityGroup>>(&peer)) {
      visit(*peer_group);
    } else if (const auto* endpoint = std::get_if<Ref<VpcEndpoint>>(&peer)) {
      visit(*endpoint);
    }
  }
};
struct IngressRule : SecurityGroupRule {};
struct EgressRule : SecurityGroupRule {};

struct KmsKey;
struct Role;

struct LogGroup {
  std::string name;
  std::int64_t retention_days = 0;
  Ref<KmsKey> key;
  template <class V>
  void References(V&& visit) const {
    visit(key);
  }
};

struct FlowLog {
  Ref<Vpc> vpc;
  Ref<LogGroup> destination;
  Ref<Role> role;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
    visit(destination);
    visit(role);
  }
};

}  // namespace lifeboat::graph
