#include "lifeboat/terraform/configuration.h"

#include <gtest/gtest.h>

namespace lifeboat::terraform {
namespace {

Files Two() {
  return {{"main.tf.json",
           R"({"module": {"net": {"source": "./modules/net", "providers": {"aws": "aws.dr"}, "zone": "a"}},
                              "moved": [{"from": "aws_x.a", "to": "aws_x.b"}]})"},
          {"providers.tf.json", R"({"provider": {"aws": [{"alias": "primary", "region": "eu-west-1"},
                                                          {"alias": "dr", "region": "us-east-1"}]}})"},
          {"versions.tf.json", R"({"terraform": {"required_version": ">= 1.11"}})"},
          {"backend.tf.json", R"({"terraform": {"backend": {"local": {}}}})"},
          {"modules/net/main.tf.json", R"({"resource": {"aws_vpc": {"main": {"//": "regions.dr.network"}}},
                                           "data": {"aws_ami": {"linux": {"owner": "amazon"}}},
                                           "locals": {"lines": ["a"]}})"},
          {"modules/net/outputs.tf.json", R"({"output": {"id": {"value": "${aws_vpc.main.id}"}}})"},
          {"modules/net/lambda/code.zip", "not looked at"}};
}

TEST(Configuration, KnowsTheBlocksOfItsModulesByAddress) {
  const auto read = Configuration::Read(Two());
  ASSERT_TRUE(read.has_value()) << read.error();
  ASSERT_EQ(read->blocks().size(), 2U);
  const Block* vpc = read->Find("module.net.aws_vpc.main");
  ASSERT_NE(vpc, nullptr);
  EXPECT_EQ(vpc->field(), "regions.dr.network");
  EXPECT_EQ(vpc->module, "net");
  EXPECT_EQ(read->RegionOf(vpc->provider), "us-east-1");
  EXPECT_EQ(read->Find("module.net.data.aws_ami.linux")->mode, Mode::Data);
  EXPECT_EQ(read->Find("module.net.aws_vpc.other"), nullptr);
}

TEST(Configuration, MergesTheBlocksOfTheRoot) {
  const auto read = Configuration::Read(Two());
  EXPECT_EQ(ToJson(read->terraform()), R"({"backend": {"local": {}}, "required_version": ">= 1.11"})");
  ASSERT_EQ(read->moved().size(), 1U);
  EXPECT_EQ(read->moved().front().to, "aws_x.b");
  EXPECT_EQ(read->FindOutput("net", "id")->AsString(), "${aws_vpc.main.id}");
  EXPECT_EQ(read->FindLocal("net", "lines")->Items().size(), 1U);
}

TEST(Configuration, StaysWholeWhenItIsMoved) {
  auto read = Configuration::Read(Two());
  const Configuration moved = *std::move(read);
  EXPECT_EQ(moved.Find("module.net.aws_vpc.main")->module, "net");
  EXPECT_EQ(moved.Find("module.net.aws_vpc.main")->field(), "regions.dr.network");
}

TEST(Configuration, SaysWhatItCannotRead) {
  Files broken = Two();
  broken["modules/net/main.tf.json"] = "{";
  EXPECT_EQ(Configuration::Read(broken).error(), "`modules/net/main.tf.json`, line 1, column 2: not JSON");
  broken["modules/net/main.tf.json"] = "[]";
  EXPECT_EQ(Configuration::Read(broken).error(), "`modules/net/main.tf.json` is no JSON object");
  EXPECT_EQ(Configuration::Read({{"README.md", ""}}).error(), "there is no *.tf.json in it");
  EXPECT_EQ(Configuration::Read({{"main.tf.json", R"({"module": {"a": {"source": "./gone"}}})"}}).error(),
            "module `a` has no *.tf.json in `gone`");
}

}  // namespace
}  // namespace lifeboat::terraform
