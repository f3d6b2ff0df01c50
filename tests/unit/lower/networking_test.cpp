#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

using Names = std::vector<std::string>;

graph::Graph WithNetwork(const std::string& network) {
  return GraphOf(Application("services:\n" + Service("web"), network));
}

TEST(Networking, NamesSubnetsAfterTheirZones) {
  const graph::Graph graph = WithNetwork("egress: nat");
  EXPECT_EQ(NamesOf<graph::Subnet>(graph, kNetworking),
            (Names{"private_a", "private_b", "public_a", "public_b"}));
  EXPECT_EQ(NamesOf<graph::Subnet>(graph, kDrNetworking),
            (Names{"private_a", "private_c", "public_a", "public_c"}));
  const auto& subnet = Get<graph::Subnet>(graph, kDrNetworking, "private_c");
  EXPECT_EQ(subnet.availability_zone, "eu-central-1c");
  EXPECT_EQ(subnet.tags.at("Name"), "app-dr-private-c");
}

TEST(Networking, MakesPublicSubnetsAfterTheGateway) {
  const graph::Graph graph = WithNetwork("egress: nat");
  for (const graph::NodeId id : graph.NodesOf(kNetworking)) {
    const graph::NodeInfo& info = graph.Info(id);
    if (info.kind == graph::NodeKind::Subnet && info.name.starts_with("public")) {
      ASSERT_EQ(info.after.size(), 1U);
      EXPECT_EQ(graph.Info(info.after.front()).kind, graph::NodeKind::InternetGateway);
    }
  }
}

TEST(Networking, NatHasAGatewayAZone) {
  const graph::Graph graph = WithNetwork("egress: nat");
  for (const graph::Module& module : {kNetworking, kDrNetworking}) {
    EXPECT_EQ(NamesOf<graph::NatGateway>(graph, module).size(), 2U);
    EXPECT_EQ(NamesOf<graph::ElasticIp>(graph, module).size(), 2U);
    EXPECT_EQ(NamesOf<graph::Route>(graph, module).size(), 3U);
  }
  const auto& route = Get<graph::Route>(graph, kNetworking, "private_a");
  ASSERT_TRUE(route.nat_gateway);
  const auto subnet = graph[*route.nat_gateway].subnet;
  EXPECT_EQ(graph.Info(subnet.id).name, "public_a");
}

TEST(Networking, OtherWaysOutChangeRoutesOnly) {
  const graph::Graph nat = WithNetwork("egress: nat");
  const graph::Graph none = WithNetwork("egress: none");
  EXPECT_EQ(NamesOf<graph::RouteTable>(none, kNetworking), NamesOf<graph::RouteTable>(nat, kNetworking));
  EXPECT_EQ(NamesOf<graph::Subnet>(none, kNetworking), NamesOf<graph::Subnet>(nat, kNetworking));
  EXPECT_EQ(NamesOf<graph::Route>(none, kNetworking), Names{"public"});
  EXPECT_TRUE(NamesOf<graph::NatGateway>(none, kNetworking).empty());
  EXPECT_TRUE(NamesOf<graph::ElasticIp>(none, kNetworking).empty());
}

TEST(Networking, EveryPrivateTableReachesS3) {
  for (const char* egress : {"egress: nat", "egress: endpoints", "egress: none"}) {
    const graph::Graph graph = WithNetwork(egress);
    const auto& gateway = Get<graph::VpcEndpoint>(graph, kNetworking, "s3_gateway");
    EXPECT_TRUE(gateway.gateway);
    EXPECT_EQ(gateway.service_name, "com.amazonaws.eu-west-1.s3");
    EXPECT_EQ(gateway.route_tables.size(), 2U);
  }
}

TEST(Networking, InterfaceEndpointsStandInPrivateSubnets) {
  const graph::Graph graph = WithNetwork("egress: endpoints\n      endpoints: [ssm, ecr.dkr]");
  EXPECT_EQ(NamesOf<graph::VpcEndpoint>(graph, kNetworking), (Names{"ecr_dkr", "s3_gateway", "ssm"}));
  const auto& endpoint = Get<graph::VpcEndpoint>(graph, kNetworking, "ecr_dkr");
  EXPECT_EQ(endpoint.service_name, "com.amazonaws.eu-west-1.ecr.dkr");
  EXPECT_FALSE(endpoint.gateway);
  EXPECT_EQ(endpoint.subnets.size(), 2U);
  ASSERT_EQ(endpoint.security_groups.size(), 1U);
  EXPECT_EQ(graph.Info(endpoint.security_groups.front().id).name, "endpoints");
}

TEST(FlowLogs, NoneMeansNone) {
  const graph::Graph graph = WithNetwork("flow_log_retention: none");
  EXPECT_EQ(Find<graph::FlowLog>(graph, kNetworking, "main"), nullptr);
  EXPECT_EQ(Find<graph::LogGroup>(graph, kNetworking, "flow_logs"), nullptr);
  EXPECT_EQ(Find<graph::Role>(graph, kIam, "primary_flow_logs"), nullptr);
  for (const graph::Statement& one : Get<graph::PolicyDocument>(graph, kEncryption, "key").statements) {
    EXPECT_NE(one.sid, "Logs");
  }
}

TEST(FlowLogs, AreKeptAsLongAsAsked) {
  const graph::Graph graph = WithNetwork("flow_log_retention: 90d");
  EXPECT_EQ(Get<graph::LogGroup>(graph, kNetworking, "flow_logs").retention_days, 90);
}

TEST(FlowLogs, WriteThroughARoleThatOnlyThisAccountsLogsTake) {
  const graph::Graph graph = WithNetwork("flow_log_retention: 30d");
  const auto& trust = Get<graph::PolicyDocument>(graph, kIam, "primary_flow_logs_trust").statements.front();
  ASSERT_EQ(trust.conditions.size(), 2U);
  EXPECT_EQ(trust.conditions[0].variable, "aws:SourceAccount");
  EXPECT_EQ(Spell(graph, trust.conditions[1].values.front()),
            "arn:aws:ec2:eu-west-1:<data.aws_caller_identity.current.account_id>:vpc-flow-log/*");
  const auto& policy = Get<graph::PolicyDocument>(graph, kIam, "primary_flow_logs");
  EXPECT_EQ(Spell(graph, policy.statements.front().resources.front()),
            "arn:aws:logs:eu-west-1:<data.aws_caller_identity.current.account_id>:log-group:/app/primary/"
            "flow-logs:*");
}

}  // namespace
}  // namespace lifeboat::test
