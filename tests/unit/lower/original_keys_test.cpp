#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

constexpr graph::Module kCompute{graph::ModuleKind::Compute, graph::Side::Primary};
constexpr graph::Module kDatabase{graph::ModuleKind::Database, graph::Side::Primary};
constexpr graph::Module kStorage{graph::ModuleKind::Storage, graph::Side::Primary};

std::string Renamed(const std::string& names = "") {
  return Application(
      "services:\n" +
      Service("web", "    was: blog\n    database: main\n    bucket: files\n    calls: [prices]\n") +
      Service("prices", "    was: tariffs\n    exposure: internal\n") +
      "databases:\n  main: { was: [posts, entries] }\nbuckets:\n  files: { was: media }\n" + names);
}

std::vector<std::string> FormerOf(const graph::Graph& graph, const graph::Module& module,
                                  graph::NodeKind kind, std::string_view name) {
  for (const graph::NodeId id : graph.NodesOf(module)) {
    if (graph.Info(id).kind == kind && graph.Info(id).name == name) {
      return graph.Info(id).label.Former();
    }
  }
  throw std::runtime_error("no such node");
}

TEST(OriginalKeys, AwsNamesDeriveFromTheOldestAndTerraformNamesFromThePresentKey) {
  const graph::Graph graph = GraphOf(Renamed());
  EXPECT_EQ(Get<graph::AutoScalingGroup>(graph, kCompute, "web").name, "app-primary-blog");
  EXPECT_EQ(Get<graph::AutoScalingGroup>(graph, kCompute, "web").tags.at("lifeboat:service"), "blog");
  EXPECT_EQ(Get<graph::Database>(graph, kDatabase, "main").identifier, "app-posts-primary");
  EXPECT_EQ(Get<graph::SsmParameter>(graph, kStorage, "files_name").name, "/app/buckets/media/name");
  EXPECT_EQ(Get<graph::SecurityGroup>(graph, kNetworking, "web_instances").name_prefix,
            "app-primary-blog-instances-");
}

TEST(OriginalKeys, EveryFormerNameIsRemembered) {
  const graph::Graph graph = GraphOf(Renamed());
  EXPECT_EQ(FormerOf(graph, kDatabase, graph::NodeKind::Database, "main"),
            (std::vector<std::string>{"posts", "entries"}));
  EXPECT_EQ(FormerOf(graph, kStorage, graph::NodeKind::SsmParameter, "files_name"),
            std::vector<std::string>{"media_name"});
}

TEST(OriginalKeys, RulesBetweenTwoKeysKeepTheirTerraformName) {
  const graph::Graph graph = GraphOf(Renamed());
  EXPECT_NE(Find<graph::EgressRule>(graph, kNetworking, "blog__posts_database"), nullptr);
  EXPECT_NE(Find<graph::EgressRule>(graph, kNetworking, "blog__tariffs_http"), nullptr);
  EXPECT_TRUE(FormerOf(graph, kNetworking, graph::NodeKind::EgressRule, "blog__posts_database").empty());
}

TEST(OriginalKeys, ExactNamesAreThoseOfThePresentKey) {
  const graph::Graph graph = GraphOf(Renamed("names:\n  databases: { main: { primary: the-old-one } }\n"));
  EXPECT_EQ(Get<graph::Database>(graph, kDatabase, "main").identifier, "the-old-one");
}

TEST(OriginalKeys, ProgramsKnowTheFirstKeyAndPeopleThePresentOne) {
  const graph::Graph graph = GraphOf(Renamed());
  ASSERT_TRUE(graph.automation.services.contains("blog"));
  EXPECT_EQ(graph.automation.services.at("blog").name, "web");
  EXPECT_EQ(graph.automation.services.at("blog").database, "posts");
  EXPECT_EQ(graph.automation.databases.at("posts").name, "main");
  EXPECT_EQ(graph.outputs()[1].name, "web_accelerator_dns_name");
}

TEST(OriginalKeys, AFailbackBeforeTheRenameForgetsTheOldNameToo) {
  const graph::Graph graph = GraphOf(Application(
      "services:\n" + Service("web", "    database: main\n") + "databases:\n  main: { was: posts }\n",
      "egress: nat", "failbacks: 1\n"));
  std::vector<std::string> forgotten;
  for (const graph::Adoption& adoption : graph.adoptions()) {
    forgotten.push_back(adoption.former_name);
  }
  EXPECT_EQ(forgotten, (std::vector<std::string>{"main", "posts", "main", "posts"}));
  EXPECT_EQ(FormerOf(graph, kDatabase, graph::NodeKind::Database, "main_g2"),
            std::vector<std::string>{"posts_g2"});
}

TEST(OriginalKeys, PlacesAreThoseOfThePresentKey) {
  const graph::Graph graph = GraphOf(Renamed());
  for (const graph::NodeId id : graph.NodesOf(kStorage)) {
    EXPECT_EQ(graph.Info(id).field, "buckets.files");
  }
}

}  // namespace
}  // namespace lifeboat::test
