#include "lifeboat/emit/emit.h"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

using nlohmann::json;

json File(const output::OutputTree& tree, const std::string& path) {
  return json::parse(tree.files().at(path));
}

TEST(Emit, WritesARootAndAFolderAModule) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  const output::OutputTree tree = emit::Emit(graph);
  for (const char* path :
       {"main.tf.json", "versions.tf.json", "providers.tf.json", "backend.tf.json", "outputs.tf.json",
        "modules/primary/networking/main.tf.json", "modules/dr/database/variables.tf.json",
        "modules/iam/outputs.tf.json", "modules/global/main.tf.json"}) {
    EXPECT_TRUE(tree.files().contains(path)) << path;
  }
}

TEST(Emit, IsTheSameEveryTime) {
  const std::string text = FileText("blueprints/shop.yaml");
  EXPECT_EQ(emit::Emit(GraphOf(text)).files(), emit::Emit(GraphOf(text)).files());
}

TEST(Emit, EveryModuleHasOneProviderAndEveryArgumentAVariable) {
  const output::OutputTree tree = emit::Emit(GraphOf(FileText("blueprints/shop.yaml")));
  for (const auto& [name, call] : File(tree, "main.tf.json")["module"].items()) {
    EXPECT_EQ(call["providers"].size(), 1U) << name;
    const std::string folder = call["source"].get<std::string>().substr(2);
    const json variables = File(tree, folder + "/variables.tf.json");
    std::size_t arguments = 0;
    for (const auto& [argument, value] : call.items()) {
      if (argument != "source" && argument != "providers") {
        EXPECT_TRUE(variables["variable"].contains(argument)) << name << " " << argument;
        ++arguments;
      }
    }
    EXPECT_EQ(arguments, variables.empty() ? 0 : variables["variable"].size()) << name;
  }
}

TEST(Emit, GuardsTheParameterThatSaysWhichSideServes) {
  const output::OutputTree tree = emit::Emit(GraphOf(FileText("blueprints/flask-blog.yaml")));
  const json parameter =
      File(tree, "modules/global/main.tf.json")["resource"]["aws_ssm_parameter"]["active_region"];
  EXPECT_EQ(parameter["lifecycle"]["ignore_changes"], (json{"insecure_value", "tier"}));
  ASSERT_EQ(parameter["lifecycle"]["postcondition"].size(), 1U);
  EXPECT_EQ(parameter["lifecycle"]["postcondition"][0]["condition"],
            R"(${self.insecure_value == "primary"})");
}

TEST(Emit, AListenerWithoutTargetRedirects) {
  const output::OutputTree tree = emit::Emit(GraphOf(FileText("blueprints/shop.yaml")));
  const json listeners =
      File(tree, "modules/primary/load-balancing/main.tf.json")["resource"]["aws_lb_listener"];
  EXPECT_EQ(listeners["web_http"]["default_action"]["redirect"]["status_code"], "HTTP_301");
  EXPECT_EQ(listeners["web_https"]["ssl_policy"], "ELBSecurityPolicy-TLS13-1-2-2021-06");
  EXPECT_EQ(listeners["orders_http"]["default_action"]["type"], "forward");
}

TEST(Emit, WhatMustNotBeLostCannotBeDestroyed) {
  const output::OutputTree tree = emit::Emit(GraphOf(FileText("blueprints/flask-blog.yaml")));
  const json global = File(tree, "modules/global/main.tf.json")["resource"];
  EXPECT_EQ(global["aws_globalaccelerator_accelerator"]["blog"]["lifecycle"]["prevent_destroy"], true);
  const json encryption = File(tree, "modules/dr/encryption/main.tf.json")["resource"];
  EXPECT_EQ(encryption["aws_kms_key"]["main"]["lifecycle"]["prevent_destroy"], true);
}

TEST(ResourceCounts, LeavesDataAndEphemeralBlocksOut) {
  const graph::Graph graph = GraphOf(FileText("blueprints/minimal.yaml"));
  const auto counts = emit::ResourceCounts(graph);
  EXPECT_EQ(counts.at("primary/encryption"), 2U);  // key and alias, not the policy document
  EXPECT_FALSE(counts.contains(""));
}

}  // namespace
}  // namespace lifeboat::test
