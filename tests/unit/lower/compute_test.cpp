#include <string>

#include <gtest/gtest.h>

#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using graph::Module;
using graph::ModuleKind;
using graph::Side;

constexpr Module kPrimary{ModuleKind::Compute, Side::Primary};
constexpr Module kDr{ModuleKind::Compute, Side::Dr};
constexpr const char* kCapacity =
    "capacity: { primary: { min: 2, max: 6 }, dr: { standby: 1, failover: 4, max: 8 } }";

const graph::AutoScalingGroup& Group(const graph::Graph& graph, const Module& module) {
  return Get<graph::AutoScalingGroup>(graph, module, "web");
}

TEST(ComputeTest, ImagesComeFromAParameterThatStartsAsAmazonLinux) {
  const graph::Graph blog = GraphOf(Blog({.service = "instance_type: t4g.small"}));
  const auto& parameter = Get<graph::SsmParameter>(blog, kDr, "web_image");
  EXPECT_TRUE(parameter.image);
  EXPECT_EQ(parameter.name, "/blog/services/web/ami-id");
  EXPECT_EQ(Spell(blog, parameter.value),
            "<module.dr_compute.data.aws_ssm_parameter.amazon_linux_arm64.insecure_value>");
  EXPECT_EQ(Get<graph::PublicParameter>(blog, kDr, "amazon_linux_arm64").name,
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64");
  EXPECT_EQ(Spell(blog, Get<graph::LaunchTemplate>(blog, kDr, "web").image),
            "resolve:ssm:<module.dr_compute.aws_ssm_parameter.web_image.name>");
}

TEST(ComputeTest, AmazonLinuxIsLookedUpOnceARegionAndProcessor) {
  const graph::Graph shop = GraphOf(Application(
      "services:\n" + Service("a", "    instance_type: t3.micro\n") +
      Service("b", "    instance_type: t3.small\n") + Service("c", "    instance_type: t4g.small\n")));
  EXPECT_EQ(NamesOf<graph::PublicParameter>(shop, kPrimary),
            (std::vector<std::string>{"amazon_linux_arm64", "amazon_linux_x86_64"}));
}

TEST(ComputeTest, DrStandsByWithAGraceThatOutlastsAPromotion) {
  const graph::Graph blog = GraphOf(Blog({.service = kCapacity}));
  const graph::AutoScalingGroup& primary = Group(blog, kPrimary);
  EXPECT_EQ(primary.min, 2);
  EXPECT_EQ(primary.desired, 2);
  EXPECT_EQ(primary.max, 6);
  EXPECT_EQ(primary.health_grace_seconds, 300);
  const graph::AutoScalingGroup& dr = Group(blog, kDr);
  EXPECT_EQ(dr.min, 1);
  EXPECT_EQ(dr.desired, 1);
  EXPECT_EQ(dr.max, 8);
  EXPECT_EQ(dr.health_grace_seconds, 900);
}

TEST(ComputeTest, AfterAFailoverDrServesAndThePrimaryIsFenced) {
  const graph::Graph blog = GraphOf(Blog({.service = kCapacity, .more = "posture: failed-over\n"}));
  EXPECT_EQ(Group(blog, kPrimary).min, 0);
  EXPECT_EQ(Group(blog, kPrimary).desired, 0);
  EXPECT_EQ(Group(blog, kPrimary).max, 6);
  EXPECT_EQ(Group(blog, kDr).min, 4);
  EXPECT_EQ(Group(blog, kDr).desired, 4);
}

TEST(ComputeTest, HealthIsTheLoadBalancersWhereThereIsOne) {
  const graph::Graph shop =
      GraphOf(Application("services:\n" + Service("web") + Service("worker", "    exposure: none\n")));
  const auto& web = Get<graph::AutoScalingGroup>(shop, kPrimary, "web");
  EXPECT_TRUE(web.behind_load_balancer);
  EXPECT_EQ(web.target_groups.size(), 1U);
  const auto& worker = Get<graph::AutoScalingGroup>(shop, kPrimary, "worker");
  EXPECT_FALSE(worker.behind_load_balancer);
  EXPECT_TRUE(worker.target_groups.empty());
}

TEST(ComputeTest, SpotIsForThePrimaryRegionAndALiteralImage) {
  const graph::Graph blog = GraphOf(Blog(
      {.service =
           "instance_type: t3.micro, spot: { on_demand_base: 1, on_demand_percentage: 25, instance_types: "
           "[t3a.micro, t3.micro], image_id: ami-0123456789abcdef0 }"}));
  const graph::AutoScalingGroup& primary = Group(blog, kPrimary);
  ASSERT_TRUE(primary.spot.has_value());
  EXPECT_EQ(primary.spot->on_demand_base, 1);
  EXPECT_EQ(primary.spot->on_demand_percentage, 25);
  EXPECT_EQ(primary.spot->instance_types, (std::vector<std::string>{"t3.micro", "t3a.micro"}));
  EXPECT_EQ(Spell(blog, Get<graph::LaunchTemplate>(blog, kPrimary, "web").image), "ami-0123456789abcdef0");
  EXPECT_FALSE(Group(blog, kDr).spot.has_value());
  EXPECT_EQ(Spell(blog, Get<graph::LaunchTemplate>(blog, kDr, "web").image),
            "resolve:ssm:<module.dr_compute.aws_ssm_parameter.web_image.name>");
}

TEST(ComputeTest, InstancesCarryTheTagsThatDefaultTagsDoNotBring) {
  const graph::Graph blog = GraphOf(Blog({.more = "tags: { Team: web, Name: everything }\n"}));
  const graph::Tags expected = {{"Name", "blog-dr-web"},
                                {"Team", "web"},
                                {"lifeboat:application", "blog"},
                                {"lifeboat:region", "dr"},
                                {"lifeboat:service", "web"}};
  EXPECT_EQ(Get<graph::LaunchTemplate>(blog, kDr, "web").instance_tags, expected);
  EXPECT_EQ(Group(blog, kDr).tags, expected);
}

TEST(ComputeTest, NamesAreDerivedOrExact) {
  const graph::Graph derived = GraphOf(Blog());
  EXPECT_EQ(Group(derived, kPrimary).name, "blog-primary-web");
  EXPECT_EQ(Get<graph::LaunchTemplate>(derived, kDr, "web").name, "blog-dr-web");
  const graph::Graph exact = GraphOf(Blog({.more = "names: { services: { web: { image_parameter: "
                                                   "/app/latest-ami-id, dr: { autoscaling_group: dr-app-asg, "
                                                   "launch_template: dr-app-lt } } } }\n"}));
  EXPECT_EQ(Group(exact, kDr).name, "dr-app-asg");
  EXPECT_EQ(Get<graph::LaunchTemplate>(exact, kDr, "web").name, "dr-app-lt");
  EXPECT_EQ(Get<graph::SsmParameter>(exact, kPrimary, "web_image").name, "/app/latest-ami-id");
  EXPECT_EQ(Group(exact, kPrimary).name, "blog-primary-web");
}

TEST(ComputeTest, EverythingIsTheRegionsOwn) {
  const graph::Graph blog = GraphOf(Blog());
  for (const Module& module : {kPrimary, kDr}) {
    const auto& launch_template = Get<graph::LaunchTemplate>(blog, module, "web");
    EXPECT_EQ(blog.Info(launch_template.key.id).module.side, module.side);
    EXPECT_EQ(blog.Info(launch_template.security_groups.at(0).id).module.side, module.side);
    const std::string profile = std::string(graph::Word(module.side)) + "_web_instances";
    EXPECT_EQ(blog.Info(launch_template.profile.id).name, profile);
    EXPECT_EQ(Get<graph::ScalingPolicy>(blog, module, "web").group,
              RefTo<graph::AutoScalingGroup>(blog, module, "web"));
  }
}

}  // namespace
}  // namespace lifeboat::test
