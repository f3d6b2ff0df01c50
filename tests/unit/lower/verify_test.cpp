#include "lower/verify.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

TEST(SharedNames, AreReportedWithBothPlaces) {
  const Lowered lowered = LowerText(
      Application("services:\n" + Service("web") + Service("api") +
                  "names:\n  services:\n    web: { primary: { load_balancer: app-api-primary } }\n"));
  EXPECT_FALSE(lowered.graph);
  EXPECT_NE(lowered.said.find(
                "error[LB902]: `services.api` and `services.web` both become aws_lb `app-api-primary`"),
            std::string::npos)
      << lowered.said;
}

TEST(SharedNames, OneNameInTwoRegionsIsFine) {
  const Lowered lowered = LowerText(Application(
      "services:\n" + Service("web") +
      "names:\n  services:\n    web: { primary: { load_balancer: same }, dr: { load_balancer: same } }\n"));
  EXPECT_TRUE(lowered.graph) << lowered.said;
}

TEST(SharedNames, RolesAreOneAccountWide) {
  const Lowered lowered =
      LowerText(Application("services:\n" + Service("web") +
                            "names: { roles: { primary_instances: same, dr_instances: same } }\n"));
  EXPECT_FALSE(lowered.graph);
}

TEST(Cycle, IsReportedWithItsPath) {
  graph::Graph graph;
  const auto key = graph.Add(kEncryption, "main", "regions.primary", {}, graph::KmsKey{});
  graph::Statement circle;
  circle.resources = {key.Attribute("arn")};
  const auto policy =
      graph.Add(kEncryption, "key", "regions.primary", {}, graph::PolicyDocument{{std::move(circle)}});
  graph.Mutable(key).policy = policy;
  diag::CollectingSink sink;
  lower::ReportCycle(graph, sink);
  const auto diagnostics = sink.Take();
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].kind, diag::Kind::ResourceCycle);
  EXPECT_EQ(diagnostics[0].message,
            "resources wait for each other in a circle: module.primary_encryption.aws_kms_key.main -> "
            "module.primary_encryption.data.aws_iam_policy_document.key -> "
            "module.primary_encryption.aws_kms_key.main");
}

TEST(Lower, TheRepositorysBlueprintsHaveNeither) {
  for (const char* file : {"flask-blog", "minimal", "shop"}) {
    const Lowered lowered = LowerText(FileText("blueprints/" + std::string(file) + ".yaml"));
    EXPECT_TRUE(lowered.graph) << lowered.said;
    EXPECT_TRUE(lowered.graph && lowered.graph->TopologicalOrder());
  }
}

}  // namespace
}  // namespace lifeboat::test
