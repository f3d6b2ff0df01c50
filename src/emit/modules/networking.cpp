#include <type_traits>
#include <variant>

#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

constexpr const char* kEverywhere = "0.0.0.0/0";

void EmitRule(const graph::SecurityGroupRule& rule, Block& out) {
  out.Set("security_group_id", rule.group, "id")
      .Set("ip_protocol", "tcp")
      .Set("from_port", rule.port)
      .Set("to_port", rule.port)
      .Set("description", rule.description);
  std::visit(
      [&out](const auto& peer) {
        using Peer = std::decay_t<decltype(peer)>;
        if constexpr (std::is_same_v<Peer, Cidr4>) {
          out.Set("cidr_ipv4", peer.ToString());
        } else if constexpr (std::is_same_v<Peer, graph::Ref<graph::VpcEndpoint>>) {
          out.Set("prefix_list_id", peer, "prefix_list_id");
        } else {
          out.Set("referenced_security_group_id", peer, "id");
        }
      },
      rule.peer);
}

}  // namespace

void EmitNode(const graph::Vpc& node, Block& out) {
  out.Set("cidr_block", node.cidr.ToString())
      .Set("enable_dns_support", true)
      .Set("enable_dns_hostnames", true)
      .Set("tags", node.tags);
}

// No rules in the block: Terraform removes those that AWS made.
void EmitNode(const graph::DefaultSecurityGroup& node, Block& out) { out.Set("vpc_id", node.vpc, "id"); }

void EmitNode(const graph::InternetGateway& node, Block& out) {
  out.Set("vpc_id", node.vpc, "id").Set("tags", node.tags);
}

void EmitNode(const graph::Subnet& node, Block& out) {
  out.Set("vpc_id", node.vpc, "id")
      .Set("availability_zone", node.availability_zone)
      .Set("cidr_block", node.cidr.ToString())
      .Set("map_public_ip_on_launch", false)
      .Set("tags", node.tags);
}

void EmitNode(const graph::RouteTable& node, Block& out) {
  out.Set("vpc_id", node.vpc, "id").Set("tags", node.tags);
}

void EmitNode(const graph::ElasticIp& node, Block& out) { out.Set("domain", "vpc").Set("tags", node.tags); }

void EmitNode(const graph::NatGateway& node, Block& out) {
  out.Set("allocation_id", node.address, "id").Set("subnet_id", node.subnet, "id").Set("tags", node.tags);
}

void EmitNode(const graph::Route& node, Block& out) {
  out.Set("route_table_id", node.table, "id").Set("destination_cidr_block", kEverywhere);
  if (node.internet_gateway) {
    out.Set("gateway_id", *node.internet_gateway, "id");
  }
  if (node.nat_gateway) {
    out.Set("nat_gateway_id", *node.nat_gateway, "id");
  }
}

void EmitNode(const graph::RouteTableAssociation& node, Block& out) {
  out.Set("route_table_id", node.table, "id").Set("subnet_id", node.subnet, "id");
}

void EmitNode(const graph::SecurityGroup& node, Block& out) {
  out.Set("vpc_id", node.vpc, "id")
      .Set("name_prefix", node.name_prefix)
      .Set("description", node.description)
      .Set("tags", node.tags)
      // A group in use cannot be deleted: its successor must be there first.
      .CreateBeforeDestroy();
}

void EmitNode(const graph::VpcEndpoint& node, Block& out) {
  out.Set("vpc_id", node.vpc, "id").Set("service_name", node.service_name).Set("tags", node.tags);
  if (node.gateway) {
    out.Set("vpc_endpoint_type", "Gateway").Set("route_table_ids", node.route_tables, "id");
    return;
  }
  out.Set("vpc_endpoint_type", "Interface")
      .Set("private_dns_enabled", true)
      .Set("subnet_ids", node.subnets, "id")
      .Set("security_group_ids", node.security_groups, "id");
}

void EmitNode(const graph::IngressRule& node, Block& out) { EmitRule(node, out); }

void EmitNode(const graph::EgressRule& node, Block& out) { EmitRule(node, out); }

void EmitNode(const graph::LogGroup& node, Block& out) {
  out.Set("name", node.name).Set("retention_in_days", node.retention_days).Set("kms_key_id", node.key, "arn");
}

void EmitNode(const graph::FlowLog& node, Block& out) {
  out.Set("vpc_id", node.vpc, "id")
      .Set("traffic_type", "ALL")
      .Set("log_destination", node.destination, "arn")
      .Set("iam_role_arn", node.role, "arn")
      .Set("tags", node.tags);
}

}  // namespace lifeboat::emit
