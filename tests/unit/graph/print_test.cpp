#include "lifeboat/graph/print.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "small_graph.h"

namespace lifeboat::graph {
namespace {

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Print, TextIsOneLineANode) {
  EXPECT_EQ(PrintText(SmallGraph()),
            "data.aws_caller_identity.current\n"
            "module.primary_networking.aws_subnet.public_a  (regions.primary.network)"
            "  -> module.primary_networking.aws_vpc.main\n"
            "module.primary_networking.aws_vpc.main  (regions.primary.network)\n"
            "module.dr_compute.aws_ssm_parameter.network  (services.web)"
            "  -> module.primary_networking.aws_vpc.main\n"
            "module.iam.data.aws_iam_policy_document.trust  (services.web)\n"
            "module.iam.aws_iam_role.instances  (services.web)  -> "
            "module.iam.data.aws_iam_policy_document.trust\n");
}

TEST(Print, NothingDependsOnTheOrderOfCreation) {
  EXPECT_EQ(PrintText(SmallGraph()), PrintText(SmallGraph(true)));
  EXPECT_EQ(PrintDot(SmallGraph()), PrintDot(SmallGraph(true)));
  EXPECT_EQ(PrintMermaid(SmallGraph()), PrintMermaid(SmallGraph(true)));
  EXPECT_EQ(PrintJson(SmallGraph()), PrintJson(SmallGraph(true)));
}

TEST(Print, JsonHasNodesAndEdges) {
  const auto json = nlohmann::json::parse(PrintJson(SmallGraph()));
  ASSERT_EQ(json.at("nodes").size(), 6U);
  EXPECT_EQ(json.at("nodes").at(3),
            (nlohmann::json{{"address", "module.dr_compute.aws_ssm_parameter.network"},
                            {"type", "aws_ssm_parameter"},
                            {"module", "dr/compute"},
                            {"region", "us-east-1"},
                            {"field", "services.web"}}));
  EXPECT_EQ(json.at("nodes").at(4).at("region"), "global");
  ASSERT_EQ(json.at("edges").size(), 3U);
  EXPECT_EQ(json.at("edges").at(1), (nlohmann::json{{"from", "module.dr_compute.aws_ssm_parameter.network"},
                                                    {"to", "module.primary_networking.aws_vpc.main"}}));
}

TEST(Print, EmptyGraphs) {
  EXPECT_EQ(PrintText(Graph()), "");
  EXPECT_EQ(nlohmann::json::parse(PrintJson(Graph())),
            (nlohmann::json{{"nodes", nlohmann::json::array()}, {"edges", nlohmann::json::array()}}));
  EXPECT_TRUE(PrintDot(Graph()).starts_with("digraph"));
  EXPECT_EQ(PrintMermaid(Graph()), "flowchart LR\n");
}

TEST(Print, DotHasAClusterARegionAndOneAModule) {
  const std::string dot = PrintDot(SmallGraph());
  EXPECT_TRUE(Contains(dot, "label=\"primary: eu-west-1\""));
  EXPECT_TRUE(Contains(dot, "label=\"dr: us-east-1\""));
  EXPECT_TRUE(Contains(dot, "label=\"global\""));
  EXPECT_TRUE(Contains(dot, "label=\"networking\""));
  EXPECT_TRUE(Contains(dot, "\"module.primary_networking.aws_vpc.main\" [label=\"vpc\\nmain\""));
}

/// The style of the edge that ends in `end`.
std::string EdgeTo(const std::string& dot, const std::string& from, const std::string& to) {
  const std::string edge = "\"" + from + "\" -> \"" + to + "\"";
  const std::size_t begin = dot.find(edge);
  return begin == std::string::npos
             ? ""
             : dot.substr(begin + edge.size(), dot.find('\n', begin) - begin - edge.size());
}

TEST(Print, DotShowsWhichEdgesCrossRegions) {
  const std::string dot = PrintDot(SmallGraph());
  const std::string crossing =
      EdgeTo(dot, "module.dr_compute.aws_ssm_parameter.network", "module.primary_networking.aws_vpc.main");
  const std::string within =
      EdgeTo(dot, "module.primary_networking.aws_subnet.public_a", "module.primary_networking.aws_vpc.main");
  EXPECT_FALSE(crossing.empty());
  EXPECT_FALSE(within.empty());
  EXPECT_NE(crossing, within);
}

TEST(Print, DotEscapes) {
  Graph graph = SmallGraph();
  graph.settings.application = "a\"];\\ evil";
  graph.Add(kNetworking, "x", "field \"with\" quotes\\", {}, Vpc{});
  const std::string dot = PrintDot(graph);
  EXPECT_TRUE(dot.starts_with(R"(digraph "a\"];\\ evil" {)"));
  EXPECT_TRUE(Contains(dot, R"(tooltip="field \"with\" quotes\\")"));
}

TEST(Print, MermaidNumbersTheCrossingEdges) {
  const std::string mermaid = PrintMermaid(SmallGraph());
  EXPECT_TRUE(Contains(mermaid, "subgraph primary[\"primary: eu-west-1\"]"));
  EXPECT_TRUE(Contains(mermaid, "subgraph module_primary_networking[\"networking\"]"));
  // Primary edges are printed first, then those that begin in the DR region.
  EXPECT_TRUE(Contains(mermaid, "linkStyle 1 stroke"));
}

TEST(Print, MermaidEscapes) {
  Graph graph = SmallGraph();
  graph.settings.primary_region = "<b>\"eu\" & #1";
  EXPECT_TRUE(Contains(PrintMermaid(graph), "[\"primary: #lt;b#gt;#quot;eu#quot; #amp; #35;1\"]"));
}

}  // namespace
}  // namespace lifeboat::graph
