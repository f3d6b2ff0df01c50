#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifeboat/support/check.h"
#include "lifeboat/support/zip.h"

#include "emit/config_json.h"
#include "emit/lambda.h"
#include "unit/emit/automated_graph.h"

namespace lifeboat::emit {
namespace {

using nlohmann::json;

const std::vector<EmbeddedFile> kTemplates = {
    {"templates/lambda/failover_handler/handler.py", "failover"},
    {"templates/lambda/prober/handler.py", "probe"},
    {"templates/lambda/prober/permissions.json", "{}"},
    {"templates/lambda/shared/log.py", "log"},
    {"templates/user_data/start.sh", "#!/bin/bash"},
};

TEST(LambdaArchive, HoldsTheProgramWhatIsSharedAndTheConfiguration) {
  const auto files = Unzip(LambdaArchive(graph::Program::Prober, kTemplates, "{}\n"));
  ASSERT_TRUE(files) << files.error();
  std::vector<std::string> paths;
  std::ranges::transform(*files, std::back_inserter(paths), &ZippedFile::path);
  EXPECT_EQ(paths, (std::vector<std::string>{"config.json", "prober/handler.py", "prober/permissions.json",
                                             "shared/log.py"}));
  EXPECT_EQ(files->front().bytes, "{}\n");
}

TEST(LambdaArchive, AProgramThatIsNotBuiltInIsABug) {
  EXPECT_THROW((void)LambdaArchive(graph::Program::AmiCleanup, kTemplates, "{}"), InternalError);
}

TEST(ConfigJson, SaysWhatTheProgramsAreTold) {
  const json config = json::parse(ConfigJson(test::AutomatedGraph().graph));
  EXPECT_EQ(config["application"], "shop");
  EXPECT_EQ(config["dr_region"], "us-east-1");
  EXPECT_EQ(config["parameters"]["failbacks"], "/shop/failover/failbacks");
  EXPECT_EQ(config["functions"]["prober"], "shop-prober");
  EXPECT_EQ(config["image_keep"], (json{{"days", 14}, {"at_least", 3}}));
  EXPECT_EQ(
      config["mirrors"],
      json::array({{{"signal", "healthy-hosts"}, {"alarm", "shop-healthy-hosts"}, {"region", "eu-west-1"}}}));
  EXPECT_EQ(config["services"]["web"]["dr"], (json{{"group", "shop-web-dr"},
                                                   {"target_group", "shop-web-tg"},
                                                   {"min", 2},
                                                   {"standby", 1},
                                                   {"max", 6}}));
  EXPECT_EQ(config["databases"]["orders"]["replica_backup_days"], 7);
  EXPECT_EQ(config["buckets"]["media"]["primary"], "shop-media-{account}");
}

TEST(ConfigJson, WhatIsMissingIsNull) {
  test::AutomatedGraph world;
  world.graph.automation.region_lost_alarm.reset();
  world.graph.automation.services["web"].dr.target_group.reset();
  const json config = json::parse(ConfigJson(world.graph));
  EXPECT_TRUE(config["region_lost_alarm"].is_null());
  EXPECT_TRUE(config["services"]["web"]["dr"]["target_group"].is_null());
}

TEST(ConfigJson, AnApplicationWithoutPartsHasEmptyObjects) {
  graph::Graph graph;
  const json config = json::parse(ConfigJson(graph));
  for (const char* key : {"services", "databases", "buckets"}) {
    EXPECT_EQ(config[key], json::object()) << key;
  }
  EXPECT_EQ(config["mirrors"], json::array());
}

}  // namespace
}  // namespace lifeboat::emit
