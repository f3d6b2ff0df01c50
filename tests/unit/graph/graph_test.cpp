#include <gtest/gtest.h>

#include "lifeboat/support/check.h"

#include "small_graph.h"

namespace lifeboat::graph {
namespace {

TEST(Graph, AddressesNameTheModuleAndTheBlock) {
  Graph graph;
  const auto vpc = graph.Add(kNetworking, "main", "", {}, Vpc{});
  const auto caller = graph.Add(Module{}, "current", "", {}, CallerIdentity{});
  const auto password = graph.Add({ModuleKind::Database, Side::Dr}, "orders", "", {}, RandomPassword{});
  const auto role = graph.Add(kIam, "web", "", {}, Role{});
  EXPECT_EQ(graph.Address(vpc.id), "module.primary_networking.aws_vpc.main");
  EXPECT_EQ(graph.Address(caller.id), "data.aws_caller_identity.current");
  EXPECT_EQ(graph.Address(password.id),
            "module.dr_database.ephemeral.aws_secretsmanager_random_password.orders");
  EXPECT_EQ(graph.Address(role.id), "module.iam.aws_iam_role.web");
}

TEST(Graph, KeepsNodesByTheirType) {
  Graph graph;
  graph.Add(kNetworking, "other", "", {}, Vpc{});
  const auto vpc =
      graph.Add(kNetworking, "main", "", {}, Vpc{.cidr = *Cidr4::Parse("10.0.0.0/16"), .tags = {}});
  graph.Mutable(vpc).tags["Name"] = "main";
  EXPECT_EQ(graph[vpc].cidr.ToString(), "10.0.0.0/16");
  EXPECT_EQ(graph[vpc].tags.at("Name"), "main");
  EXPECT_EQ(graph.Info(vpc.id).kind, NodeKind::Vpc);
}

TEST(Graph, DependenciesAreReferencesAndWaiting) {
  Graph graph;
  const auto vpc = graph.Add(kNetworking, "main", "", {}, Vpc{});
  const auto gateway = graph.Add(kNetworking, "main", "", {}, In<InternetGateway>(vpc));
  const auto subnet = graph.Add(kNetworking, "a", "", {}, In<Subnet>(vpc));
  graph.After(subnet.id, gateway.id);
  EXPECT_EQ(graph.Dependencies(vpc.id), std::vector<NodeId>{});
  EXPECT_EQ(graph.Dependencies(subnet.id), (std::vector{vpc.id, gateway.id}));
}

TEST(Graph, DependenciesAreListedOnce) {
  Graph graph;
  const auto vpc = graph.Add(kNetworking, "main", "", {}, Vpc{});
  SsmParameter parameter;
  parameter.value = Text{vpc.Attribute("id"), std::string(" "), vpc.Attribute("arn")};
  const auto node = graph.Add(kNetworking, "twice", "", {}, parameter);
  EXPECT_EQ(graph.Dependencies(node.id), std::vector{vpc.id});
}

TEST(Graph, PolicyStatementsAreSearchedEverywhere) {
  Graph graph;
  const auto vpc = graph.Add(kIam, "a", "", {}, Vpc{});
  const auto second = graph.Add(kIam, "b", "", {}, Vpc{});
  const auto third = graph.Add(kIam, "c", "", {}, Vpc{});
  Statement statement;
  statement.resources = {vpc.Attribute("arn")};
  statement.principals = {{"AWS", {second.Attribute("arn")}}};
  statement.conditions = {{"StringEquals", "aws:SourceArn", {third.Attribute("arn")}}};
  const auto document = graph.Add(kIam, "policy", "", {}, PolicyDocument{{statement}});
  EXPECT_EQ(graph.Dependencies(document.id), (std::vector{vpc.id, second.id, third.id}));
}

TEST(Graph, WaitingDoesNotCrossModules) {
  Graph graph = SmallGraph();
  const auto here = graph.Add(kNetworking, "a", "", {}, Vpc{});
  const auto there = graph.Add(kIam, "b", "", {}, Role{});
  EXPECT_THROW(graph.After(here.id, there.id), InternalError);
}

TEST(Graph, ModulesAndTheirNodesAreSorted) {
  const Graph graph = SmallGraph();
  const std::vector<Module> modules = {Module{}, kNetworking, kDrCompute, kIam};
  EXPECT_EQ(graph.Modules(), modules);
  EXPECT_EQ(Addresses(graph, graph.NodesOf(kIam)),
            (std::vector<std::string>{"module.iam.data.aws_iam_policy_document.trust",
                                      "module.iam.aws_iam_role.instances"}));
}

TEST(Graph, TheRootIsAModuleAlsoWithoutNodes) { EXPECT_EQ(Graph().Modules(), std::vector{Module{}}); }

TEST(Graph, TwoNodesWithOneAddressAreABug) {
  Graph graph;
  graph.Add(kNetworking, "main", "", {}, Vpc{});
  graph.Add(kNetworking, "main", "", {}, Vpc{});
  EXPECT_THROW(static_cast<void>(graph.ByModule()), InternalError);
}

// Both become aws_db_instance: one name for a database and a replica would be one address.
TEST(Graph, TwoKindsWithOneAddressAreABugToo) {
  Graph graph;
  const Module module{ModuleKind::Database, Side::Primary};
  graph.Add(module, "orders", "", {}, Database{});
  graph.Add(module, "orders", "", {}, DatabaseReplica{});
  EXPECT_THROW(static_cast<void>(graph.ByModule()), InternalError);
}

TEST(Module, PathsAndNames) {
  EXPECT_EQ(Path({ModuleKind::LoadBalancing, Side::Primary}), "primary/load-balancing");
  EXPECT_EQ(CallName({ModuleKind::LoadBalancing, Side::Primary}), "primary_load_balancing");
  EXPECT_EQ(Path(kIam), "iam");
  EXPECT_EQ(Path(Module{}), "");
  EXPECT_EQ(CallName(Module{}), "");
}

}  // namespace
}  // namespace lifeboat::graph
