#include <string>

#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

const std::string kServices = "services:\n" + Service("web") + Service("api", "    exposure: internal\n");

TEST(Global, OnlyPublicServicesHaveAnAccelerator) {
  const graph::Graph graph = GraphOf(Application(kServices));
  EXPECT_EQ(NamesOf<graph::Accelerator>(graph, kGlobal), std::vector<std::string>{"web"});
  EXPECT_EQ(NamesOf<graph::EndpointGroup>(graph, kGlobal),
            (std::vector<std::string>{"web_dr", "web_primary"}));
}

TEST(Global, NormallyThePrimaryRegionServes) {
  const graph::Graph graph = GraphOf(Application(kServices));
  const auto& primary = Get<graph::EndpointGroup>(graph, kGlobal, "web_primary");
  const auto& dr = Get<graph::EndpointGroup>(graph, kGlobal, "web_dr");
  EXPECT_EQ(primary.traffic_dial, 100);
  EXPECT_EQ(primary.weight, 128);
  EXPECT_EQ(dr.traffic_dial, 0);
  EXPECT_EQ(dr.weight, 0);
  EXPECT_EQ(dr.region, "eu-central-1");
}

TEST(Global, AfterAFailoverThePrimaryRegionIsFenced) {
  const graph::Graph graph = GraphOf(Application(kServices, "egress: nat", "posture: failed-over\n"));
  const auto& primary = Get<graph::EndpointGroup>(graph, kGlobal, "web_primary");
  const auto& dr = Get<graph::EndpointGroup>(graph, kGlobal, "web_dr");
  EXPECT_EQ(primary.traffic_dial, 0);
  EXPECT_EQ(primary.weight, 0);
  EXPECT_EQ(dr.traffic_dial, 100);
  EXPECT_EQ(dr.weight, 128);
}

TEST(Global, TheGuardSaysWhatHappenedAndWhatToWrite) {
  const graph::Graph normal = GraphOf(Application(kServices));
  const auto& guard = Get<graph::SsmParameter>(normal, kGlobal, "active_region");
  EXPECT_EQ(guard.name, "/app/active-region");
  EXPECT_EQ(Spell(normal, guard.value), "primary");
  ASSERT_TRUE(guard.guard);
  EXPECT_EQ(guard.guard->accepted, std::vector<std::string>{"primary"});
  EXPECT_EQ(guard.guard->message,
            "app is served from eu-central-1 now (/app/active-region says that it was failed over), and this "
            "configuration is for serving from eu-west-1. Write `posture: failed-over` in the blueprint and "
            "compile it "
            "again.");
}

TEST(Global, TheGuardOfTheOtherPostureLeadsBack) {
  const graph::Graph failed_over = GraphOf(Application(kServices, "egress: nat", "posture: failed-over\n"));
  const auto& guard = Get<graph::SsmParameter>(failed_over, kGlobal, "active_region");
  EXPECT_EQ(Spell(failed_over, guard.value), "dr");
  EXPECT_EQ(guard.guard->accepted, std::vector<std::string>{"dr"});
  EXPECT_NE(guard.guard->message.find("posture: normal"), std::string::npos);
}

TEST(Global, WithoutAPublicServiceTheGuardIsStillThere) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("worker", "    exposure: none\n")));
  EXPECT_TRUE(NamesOf<graph::Accelerator>(graph, kGlobal).empty());
  EXPECT_TRUE(Get<graph::SsmParameter>(graph, kGlobal, "active_region").guard);
}

TEST(Global, TheRootSaysWhereServicesAre) {
  const graph::Graph graph = GraphOf(Application(kServices));
  std::vector<std::string> names;
  for (const graph::RootOutput& output : graph.outputs()) {
    names.push_back(output.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"active_region_parameter", "api_primary_load_balancer_dns_name",
                                             "api_dr_load_balancer_dns_name", "web_accelerator_dns_name",
                                             "web_accelerator_addresses", "failover_function",
                                             "notifications_topic"}));
}

}  // namespace
}  // namespace lifeboat::test
