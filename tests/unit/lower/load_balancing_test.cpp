#include <string>

#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

constexpr const char* kCertificates =
    "    certificates:\n"
    "      primary: arn:aws:acm:eu-west-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11\n"
    "      dr: arn:aws:acm:eu-central-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22\n";

TEST(LoadBalancing, PublicOnesStandInPublicSubnets) {
  const graph::Graph graph =
      GraphOf(Application("services:\n" + Service("web") + Service("api", "    exposure: internal\n")));
  const auto& open = Get<graph::LoadBalancer>(graph, kLoadBalancing, "web");
  EXPECT_FALSE(open.internal);
  EXPECT_EQ(graph.Info(open.subnets.front().id).name, "public_a");
  const auto& closed = Get<graph::LoadBalancer>(graph, kLoadBalancing, "api");
  EXPECT_TRUE(closed.internal);
  EXPECT_EQ(graph.Info(closed.subnets.front().id).name, "private_a");
}

TEST(LoadBalancing, NoExposureNoLoadBalancer) {
  const graph::Graph graph =
      GraphOf(Application("services:\n" + Service("web") + Service("worker", "    exposure: none\n")));
  EXPECT_EQ(Find<graph::LoadBalancer>(graph, kLoadBalancing, "worker"), nullptr);
  EXPECT_EQ(Find<graph::TargetGroup>(graph, kLoadBalancing, "worker"), nullptr);
}

TEST(LoadBalancing, WithoutCertificatesHttpForwards) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web")));
  EXPECT_TRUE(Get<graph::Listener>(graph, kLoadBalancing, "web_http").target);
  EXPECT_EQ(Find<graph::Listener>(graph, kLoadBalancing, "web_https"), nullptr);
}

TEST(LoadBalancing, WithCertificatesHttpRedirects) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web", kCertificates)));
  EXPECT_FALSE(Get<graph::Listener>(graph, kLoadBalancing, "web_http").target);
  const auto& https = Get<graph::Listener>(graph, kLoadBalancing, "web_https");
  EXPECT_TRUE(https.target);
  EXPECT_TRUE(https.certificate_arn.value().starts_with("arn:aws:acm:eu-west-1:"));
  const graph::Module dr{graph::ModuleKind::LoadBalancing, graph::Side::Dr};
  EXPECT_TRUE(Get<graph::Listener>(graph, dr, "web_https")
                  .certificate_arn.value()
                  .starts_with("arn:aws:acm:eu-central-1:"));
}

TEST(LoadBalancing, ATargetGroupOfAnotherPortHasAnotherName) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web")));
  EXPECT_EQ(Get<graph::TargetGroup>(graph, kLoadBalancing, "web").name, "app-web-primary-8080");
}

TEST(LoadBalancing, TakesExactNames) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  EXPECT_EQ(Get<graph::LoadBalancer>(graph, kLoadBalancing, "blog").name, "primary-app-alb");
  EXPECT_EQ(Get<graph::TargetGroup>(graph, kLoadBalancing, "blog").name, "primary-app-tg");
}

}  // namespace
}  // namespace lifeboat::test
