#include <optional>
#include <set>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

using Rules = std::set<std::string>;

std::string Peer(const graph::Graph& graph, const graph::RulePeer& peer) {
  if (const auto* cidr = std::get_if<Cidr4>(&peer)) {
    return cidr->ToString();
  }
  if (const auto* endpoint = std::get_if<graph::Ref<graph::VpcEndpoint>>(&peer)) {
    return graph.Info(endpoint->id).name;
  }
  return graph.Info(std::get<graph::Ref<graph::SecurityGroup>>(peer).id).name;
}

/// `web_instances -> 0.0.0.0/0:443` (egress) and `web_load_balancer <- 0.0.0.0/0:80` (ingress) of the primary
/// region.
Rules RulesOf(const graph::Graph& graph) {
  Rules rules;
  for (const graph::NodeId id : graph.NodesOf(kNetworking)) {
    const auto add = [&](const graph::SecurityGroupRule& rule, const char* arrow) {
      rules.insert(graph.Info(rule.group.id).name + arrow + Peer(graph, rule.peer) + ":" +
                   std::to_string(rule.port));
    };
    if (graph.Info(id).kind == graph::NodeKind::IngressRule) {
      add(graph[graph::Ref<graph::IngressRule>{id}], " <- ");
    } else if (graph.Info(id).kind == graph::NodeKind::EgressRule) {
      add(graph[graph::Ref<graph::EgressRule>{id}], " -> ");
    }
  }
  return rules;
}

TEST(SecurityGroups, APublicServiceIsReachedByEverybodyAndReachesItsInstances) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web")));
  EXPECT_EQ(RulesOf(graph),
            (Rules{"web_load_balancer <- 0.0.0.0/0:80", "web_load_balancer -> web_instances:8080",
                   "web_instances <- web_load_balancer:8080", "web_instances -> 0.0.0.0/0:443"}));
}

TEST(SecurityGroups, CertificatesOpenHttps) {
  const std::string certificates =
      "    certificates:\n"
      "      primary: arn:aws:acm:eu-west-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11\n"
      "      dr: arn:aws:acm:eu-central-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22\n";
  const Rules rules = RulesOf(GraphOf(Application("services:\n" + Service("web", certificates))));
  EXPECT_TRUE(rules.contains("web_load_balancer <- 0.0.0.0/0:80"));
  EXPECT_TRUE(rules.contains("web_load_balancer <- 0.0.0.0/0:443"));
}

TEST(SecurityGroups, AnInternalServiceIsReachedByItsCallersOnly) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web", "    calls: [order-api]\n") +
                                                 Service("order-api", "    exposure: internal\n")));
  const Rules rules = RulesOf(graph);
  EXPECT_TRUE(rules.contains("web_instances -> order_api_load_balancer:80"));
  EXPECT_TRUE(rules.contains("order_api_load_balancer <- web_instances:80"));
  EXPECT_FALSE(rules.contains("order_api_load_balancer <- 0.0.0.0/0:80"));
  EXPECT_EQ(rules.size(), 4U + 3U + 2U);
}

TEST(SecurityGroups, AServiceWithoutLoadBalancerIsReachedByNobody) {
  const graph::Graph graph =
      GraphOf(Application("services:\n" + Service("web") + Service("worker", "    exposure: none\n")));
  EXPECT_EQ(Find<graph::SecurityGroup>(graph, kNetworking, "worker_load_balancer"), nullptr);
  for (const std::string& rule : RulesOf(graph)) {
    EXPECT_FALSE(rule.starts_with("worker_instances <-")) << rule;
  }
}

TEST(SecurityGroups, ADatabaseIsReachedByTheServicesThatUseIt) {
  const graph::Graph graph = GraphOf(
      Application("services:\n" + Service("web", "    database: main\n") + Service("api") +
                  "databases:\n  main: { engine: mysql, version: \"8.4\", instance_class: db.t4g.small, "
                  "storage_gib: 20, schema: app }\n"));
  const Rules rules = RulesOf(graph);
  EXPECT_TRUE(rules.contains("web_instances -> main_database:3306"));
  EXPECT_TRUE(rules.contains("main_database <- web_instances:3306"));
  for (const std::string& rule : rules) {
    EXPECT_FALSE(rule.starts_with("main_database ->")) << rule;
    EXPECT_EQ(rule.find("main_database <- api"), std::string::npos) << rule;
  }
}

TEST(SecurityGroups, WithoutNatInstancesReachEndpointsAndS3Only) {
  const Rules rules = RulesOf(
      GraphOf(Application("services:\n" + Service("web"), "egress: endpoints\n      endpoints: [ssm]")));
  EXPECT_TRUE(rules.contains("web_instances -> endpoints:443"));
  EXPECT_TRUE(rules.contains("endpoints <- web_instances:443"));
  EXPECT_TRUE(rules.contains("web_instances -> s3_gateway:443"));
  EXPECT_FALSE(rules.contains("web_instances -> 0.0.0.0/0:443"));
}

TEST(SecurityGroups, WithoutAWayOutInstancesReachS3Only) {
  const Rules rules =
      RulesOf(GraphOf(Application("services:\n" + Service("web"), "egress: none\n      endpoints: []")));
  EXPECT_TRUE(rules.contains("web_instances -> s3_gateway:443"));
  EXPECT_FALSE(rules.contains("web_instances -> endpoints:443"));
  EXPECT_FALSE(rules.contains("web_instances -> 0.0.0.0/0:443"));
}

TEST(SecurityGroups, TheDefaultGroupIsEmptied) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web")));
  EXPECT_NE(Find<graph::DefaultSecurityGroup>(graph, kNetworking, "default"), nullptr);
  EXPECT_NE(Find<graph::DefaultSecurityGroup>(graph, kDrNetworking, "default"), nullptr);
}

TEST(SecurityGroups, NamesThatShareWordsStayApart) {
  // `a` calling `b-c` and `a-b` calling `c` must be two rules.
  const graph::Graph graph = GraphOf(
      Application("services:\n" + Service("a", "    calls: [b-c]\n") + Service("a-b", "    calls: [c]\n") +
                  Service("b-c", "    exposure: internal\n") + Service("c", "    exposure: internal\n")));
  EXPECT_NE(Find<graph::IngressRule>(graph, kNetworking, "a__b_c_http"), nullptr);
  EXPECT_NE(Find<graph::IngressRule>(graph, kNetworking, "a_b__c_http"), nullptr);
}

}  // namespace
}  // namespace lifeboat::test
