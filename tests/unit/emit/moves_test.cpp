#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifeboat/emit/emit.h"

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

using nlohmann::json;

constexpr const char* kMoved = "moved.tf.json";

json MovesOf(const graph::Graph& graph) {
  return json::parse(emit::Emit(graph).files().at(kMoved)).at("moved");
}

graph::Label LabelOf(const std::string& key, std::vector<std::string> was) {
  return graph::Subject{"buckets", key, std::move(was)};
}

constexpr graph::Module kStorage{graph::ModuleKind::Storage, graph::Side::Primary};

TEST(Moves, OneStepAfterTheOther) {
  graph::Graph graph;
  graph.Add(kStorage, LabelOf("files", {"media", "old-files"}), "", {}, graph::Bucket{});
  EXPECT_EQ(MovesOf(graph), json::array({{{"from", "module.primary_storage.aws_s3_bucket.media"},
                                          {"to", "module.primary_storage.aws_s3_bucket.old_files"}},
                                         {{"from", "module.primary_storage.aws_s3_bucket.old_files"},
                                          {"to", "module.primary_storage.aws_s3_bucket.files"}}}));
}

TEST(Moves, ANameThatCameBackMakesNoCircle) {
  graph::Graph graph;
  graph.Add(kStorage, LabelOf("a", {"a", "b"}), "", {}, graph::Bucket{});
  EXPECT_EQ(MovesOf(graph), json::array({{{"from", "module.primary_storage.aws_s3_bucket.b"},
                                          {"to", "module.primary_storage.aws_s3_bucket.a"}}}));
}

TEST(Moves, WhatIsOnlyReadDoesNotMove) {
  graph::Graph graph;
  graph.Add(kStorage, LabelOf("a", {"b"}), "", {}, graph::PolicyDocument{});
  EXPECT_FALSE(emit::Emit(graph).files().contains(kMoved));
}

TEST(Moves, WithoutARenameThereIsNoFile) {
  EXPECT_FALSE(emit::Emit(graph::Graph{}).files().contains(kMoved));
}

/// An application that uses everything; `key` spells each of its keys, `was` says what one was called.
template <class Key, class Was>
std::string Everything(Key key, Was was) {
  const std::string arn = "arn:aws:acm:";
  const std::string certificate = ":123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11";
  return Application(
      "services:\n" +
          Service(key("web"), was("web") + "    bucket: " + key("uploads") + "\n    calls: [" +
                                  key("orders") + "]\n    certificates: { primary: \"" + arn + "eu-west-1" +
                                  certificate + "\", dr: \"" + arn + "eu-central-1" + certificate +
                                  "\" }\n") +
          Service(key("orders"),
                  was("orders") + "    exposure: internal\n    database: " + key("orders") + "\n") +
          Service(key("worker"), was("worker") + "    exposure: none\n    database: " + key("catalogue") +
                                     "\n    calls: [" + key("orders") + "]\n") +
          "databases:\n  " + key("orders") + ":\n" + was("orders") + "    engine: postgres\n  " +
          key("catalogue") + ":\n" + was("catalogue") + "    engine: mysql\n" + "buckets:\n  " +
          key("uploads") + ":\n" + was("uploads") + "    replication_time_control: true\n  " +
          key("exports") + ":\n" + was("exports") + "    replication: none\n" +
          "failover:\n  quorum: 2\n  triggers:\n    health_probe: { action: failover }\n"
          "    replication: { action: failover }\n    route53: { action: page }\n"
          "    healthy_hosts: { action: failover }\n    database_cpu: { action: page }\n",
      "egress: endpoints", "failbacks: 1\n");
}

const std::map<std::string, std::string> kKeys = {{"catalogue", "zz-catalogue"}, {"exports", "zz-a"},
                                                  {"orders", "zz-orders"},       {"uploads", "zz-uploads"},
                                                  {"web", "zz-web-front"},       {"worker", "zz-b"}};

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// The value without comments, and with what waits for what in an order of its own.
json WithoutComments(json value) {
  if (value.is_object()) {
    value.erase("//");
    if (value.contains("depends_on")) {
      std::sort(value["depends_on"].begin(), value["depends_on"].end());
    }
  }
  if (value.is_structured()) {
    for (auto& member : value) {
      member = WithoutComments(member);
    }
  }
  return value;
}

/// A document without what only people read: AWS is told nothing of it.
json WithoutWords(json document) {
  for (const char* block : {"output", "variable"}) {
    if (document.contains(block)) {
      for (auto& body : document[block]) {
        body.erase("description");
      }
    }
  }
  return WithoutComments(std::move(document));
}

/// Both trees, once in Terraform's words alone.
TEST(Moves, AwsNoticesNothingOfARename) {
  const auto old_key = [](const std::string& key) { return key; };
  const auto new_key = [](const std::string& key) { return kKeys.at(key); };
  const auto nothing = [](const std::string&) { return std::string(); };
  const auto was = [](const std::string& key) { return "    was: " + key + "\n"; };
  const auto before = emit::Emit(GraphOf(Everything(old_key, nothing))).files();
  auto after = emit::Emit(GraphOf(Everything(new_key, was))).files();
  EXPECT_GT(json::parse(after.at(kMoved)).at("moved").size(), 150U);
  after.erase(kMoved);
  ASSERT_EQ(after.size(), before.size());
  for (const auto& [path, bytes] : after) {
    if (!path.ends_with(".tf.json")) {
      if (path != "RUNBOOK.md") {
        EXPECT_EQ(bytes, before.at(path)) << path;
      }
      continue;
    }
    if (path == "failback.tf.json") {
      continue;  // forgets the former names too
    }
    const std::string bare = WithoutWords(json::parse(bytes)).dump();
    EXPECT_EQ(bare.find("zz-"), std::string::npos) << path << ": something in AWS has the new name";
    // Terraform's names have no hyphens: whatever is left is one of them.
    std::string restored = bare;
    for (const auto& [old_name, new_name] : kKeys) {
      restored = Replaced(restored, graph::TerraformName(new_name), old_name);
    }
    EXPECT_EQ(WithoutWords(json::parse(restored)), WithoutWords(json::parse(before.at(path)))) << path;
  }
}

}  // namespace
}  // namespace lifeboat::test
