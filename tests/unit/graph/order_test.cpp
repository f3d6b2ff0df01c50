#include <gtest/gtest.h>

#include "small_graph.h"

namespace lifeboat::graph {
namespace {

std::vector<std::string> Order(const Graph& graph) {
  const auto order = graph.TopologicalOrder();
  return order ? Addresses(graph, *order) : std::vector<std::string>{};
}

/// Parameters whose values refer to each other: the shortest way to any shape of dependencies.
class Chain {
 public:
  Ref<SsmParameter> Add(std::string name) {
    return graph.Add(kNetworking, std::move(name), "", {}, SsmParameter{});
  }
  void Needs(Ref<SsmParameter> from, Ref<SsmParameter> to) {
    graph.Mutable(from).value.Append(to.Attribute("arn"));
  }

  Graph graph;
};

TEST(Order, DependenciesComeFirst) {
  EXPECT_EQ(
      Order(SmallGraph()),
      (std::vector<std::string>{
          "data.aws_caller_identity.current", "module.primary_networking.aws_vpc.main",
          "module.primary_networking.aws_subnet.public_a", "module.dr_compute.aws_ssm_parameter.network",
          "module.iam.data.aws_iam_policy_document.trust", "module.iam.aws_iam_role.instances"}));
}

TEST(Order, DoesNotDependOnTheOrderOfCreation) { EXPECT_EQ(Order(SmallGraph()), Order(SmallGraph(true))); }

TEST(Order, EmptyGraph) {
  EXPECT_EQ(Graph().TopologicalOrder(), std::vector<NodeId>{});
  EXPECT_TRUE(Graph().Cycle().empty());
}

TEST(Order, ACycleHasNoOrderAndIsNamed) {
  Chain chain;
  const auto a = chain.Add("a");
  const auto b = chain.Add("b");
  const auto c = chain.Add("c");
  const auto outside = chain.Add("outside");
  chain.Needs(outside, a);
  chain.Needs(a, b);
  chain.Needs(b, c);
  chain.Needs(c, b);
  EXPECT_EQ(chain.graph.TopologicalOrder(), std::nullopt);
  EXPECT_EQ(chain.graph.Cycle(), (std::vector{b.id, c.id, b.id}));
}

TEST(Order, ANodeThatNeedsItselfIsACycle) {
  Chain chain;
  const auto a = chain.Add("a");
  chain.Needs(a, a);
  EXPECT_EQ(chain.graph.TopologicalOrder(), std::nullopt);
  EXPECT_EQ(chain.graph.Cycle(), (std::vector{a.id, a.id}));
}

TEST(Order, ALongChainFitsOnTheStack) {
  Chain chain;
  auto last = chain.Add("p0");
  for (int i = 1; i < 50'000; ++i) {
    const auto next = chain.Add("p" + std::to_string(i));
    chain.Needs(last, next);
    last = next;
  }
  EXPECT_TRUE(chain.graph.Cycle().empty());
  const auto order = chain.graph.TopologicalOrder();
  ASSERT_TRUE(order.has_value());
  EXPECT_EQ(order->front(), last.id);
}

}  // namespace
}  // namespace lifeboat::graph
