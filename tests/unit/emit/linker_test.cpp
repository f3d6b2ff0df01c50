#include "emit/linker.h"

#include <gtest/gtest.h>

#include "lifeboat/support/check.h"

namespace lifeboat::emit {
namespace {

using graph::Module;
using graph::ModuleKind;
using graph::Side;

constexpr Module kNetworking{ModuleKind::Networking, Side::Primary};
constexpr Module kBalancing{ModuleKind::LoadBalancing, Side::Primary};
constexpr Module kDatabase{ModuleKind::Database, Side::Primary};
constexpr Module kGlobal{ModuleKind::Global, Side::Dr};
constexpr Module kRoot{};

class LinkerTest : public testing::Test {
 protected:
  graph::Graph graph_;
  graph::Ref<graph::Vpc> vpc_ = graph_.Add(kNetworking, "main", "", {}, graph::Vpc{});
  graph::Ref<graph::CallerIdentity> caller_ = graph_.Add(kRoot, "current", "", {}, graph::CallerIdentity{});
  graph::Ref<graph::RandomPassword> password_ =
      graph_.Add(kDatabase, "main", "", {}, graph::RandomPassword{});
  graph::Ref<graph::Accelerator> accelerator_ = graph_.Add(kGlobal, "web", "", {}, graph::Accelerator{});
  Linker linker_{graph_};
};

TEST_F(LinkerTest, AReferenceWithinAModuleIsItsAddress) {
  EXPECT_EQ(linker_.Code(kNetworking, vpc_.Attribute("id")), "aws_vpc.main.id");
  EXPECT_TRUE(linker_.OutputsOf(kNetworking).empty());
  EXPECT_TRUE(linker_.VariablesOf(kNetworking).empty());
}

TEST_F(LinkerTest, ACrossingIsOutputVariableAndArgument) {
  EXPECT_EQ(linker_.Code(kBalancing, vpc_.Attribute("id")), "var.primary_networking_vpc_main_id");
  const auto& output = linker_.OutputsOf(kNetworking).at("vpc_main_id");
  EXPECT_EQ(output.producer_code, "aws_vpc.main.id");
  const auto& variable = linker_.VariablesOf(kBalancing).at("primary_networking_vpc_main_id");
  EXPECT_EQ(variable.root_code, "module.primary_networking.vpc_main_id");
  EXPECT_EQ(variable.description, "The id of aws_vpc.main in primary/networking.");
}

TEST_F(LinkerTest, TwoUsesAreOneCrossing) {
  (void)linker_.Code(kBalancing, vpc_.Attribute("id"));
  (void)linker_.Code(kBalancing, vpc_.Attribute("id"));
  (void)linker_.Code(kGlobal, vpc_.Attribute("id"));
  EXPECT_EQ(linker_.OutputsOf(kNetworking).size(), 1U);
  EXPECT_EQ(linker_.VariablesOf(kBalancing).size(), 1U);
  EXPECT_EQ(linker_.VariablesOf(kGlobal).size(), 1U);
}

TEST_F(LinkerTest, WhatTheRootProducesNeedsNoOutput) {
  EXPECT_EQ(linker_.Code(kGlobal, caller_.Attribute("account_id")), "var.caller_identity_current_account_id");
  EXPECT_EQ(linker_.VariablesOf(kGlobal).at("caller_identity_current_account_id").root_code,
            "data.aws_caller_identity.current.account_id");
  EXPECT_TRUE(linker_.OutputsOf(kRoot).empty());
}

TEST_F(LinkerTest, WhatTheRootReadsNeedsNoVariable) {
  EXPECT_EQ(linker_.Code(kRoot, vpc_.Attribute("id")), "module.primary_networking.vpc_main_id");
  EXPECT_TRUE(linker_.VariablesOf(kRoot).empty());
  EXPECT_EQ(linker_.OutputsOf(kNetworking).size(), 1U);
}

TEST_F(LinkerTest, AnAttributeInsideAListHasAName) {
  EXPECT_EQ(linker_.Code(kRoot, accelerator_.Attribute("ip_sets[0].ip_addresses")),
            "module.global.globalaccelerator_accelerator_web_ip_sets_0_ip_addresses");
  EXPECT_EQ(linker_.OutputsOf(kGlobal).begin()->second.producer_code,
            "aws_globalaccelerator_accelerator.web.ip_sets[0].ip_addresses");
}

TEST_F(LinkerTest, AnEphemeralValueStaysInItsModule) {
  EXPECT_EQ(linker_.Code(kDatabase, password_.Attribute("random_password")),
            "ephemeral.aws_secretsmanager_random_password.main.random_password");
  EXPECT_THROW((void)linker_.Code(kGlobal, password_.Attribute("random_password")), InternalError);
}

TEST_F(LinkerTest, TwoValuesNeverShareAName) {
  // aws_lb.web.dns_name and aws_lb.web_dns.name would both be `lb_web_dns_name`.
  const auto web = graph_.Add(kBalancing, "web", "", {}, graph::LoadBalancer{});
  const auto web_dns = graph_.Add(kBalancing, "web_dns", "", {}, graph::LoadBalancer{});
  (void)linker_.Code(kGlobal, web.Attribute("dns_name"));
  EXPECT_THROW((void)linker_.Code(kGlobal, web_dns.Attribute("name")), InternalError);
}

}  // namespace
}  // namespace lifeboat::emit
