#include <regex>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifeboat/blueprint/describe.h"

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

using nlohmann::json;

// The schema of `services.<name>.port`; nullptr when the way there ends.
const json* Follow(const json& schema, std::string_view path) {
  const json* here = &schema;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const std::string key(path.substr(0, dot));
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    const json& inside = key.starts_with('<') ? *here : here->value("properties", json::object());
    const std::string member = key.starts_with('<') ? "additionalProperties" : key;
    if (!inside.contains(member)) {
      return nullptr;
    }
    here = key.starts_with('<') ? &here->at("additionalProperties") : &here->at("properties").at(member);
  }
  return here;
}

TEST(Schema, IsDraft7WithAStableId) {
  const json schema = json::parse(JsonSchema());
  EXPECT_EQ(schema.at("$schema"), "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema.at("$id"), "urn:lifeboat:blueprint:1");
  EXPECT_EQ(schema.at("required"), json::parse(R"(["lifeboat", "name", "regions", "services"])"));
}

TEST(Schema, CoversEveryField) {
  const json schema = json::parse(JsonSchema());
  for (const FieldInfo& field : AllFields()) {
    SCOPED_TRACE(field.path);
    const json* found = Follow(schema, field.path);
    ASSERT_NE(found, nullptr);
    EXPECT_FALSE(found->at("description").get<std::string>().empty());
    EXPECT_TRUE(found->contains("type") || found->contains("anyOf"));
  }
}

TEST(Schema, ClosesEveryObject) {
  const auto closed = [](const auto& self, const json& node) -> bool {
    if (node.is_object() && node.value("type", json()) == "object" &&
        !node.contains("additionalProperties")) {
      return false;
    }
    for (const auto& child : node) {
      if (child.is_structured() && !self(self, child)) {
        return false;
      }
    }
    return true;
  };
  EXPECT_TRUE(closed(closed, json::parse(JsonSchema())));
}

TEST(Schema, ExamplesAndDefaultsMatchTheirPatterns) {
  int patterns = 0;
  const auto visit = [&](const auto& self, const json& node) -> void {
    if (node.is_object() && node.contains("pattern") && node.at("pattern").is_string()) {
      const std::regex pattern(node.at("pattern").get<std::string>());
      ++patterns;
      json texts = node.value("examples", json::array());
      if (node.contains("default")) {
        texts.push_back(node.at("default"));
      }
      for (const auto& text : texts) {
        EXPECT_TRUE(std::regex_search(text.get<std::string>(), pattern)) << text << " " << node.at("pattern");
      }
    }
    for (const auto& child : node) {
      if (child.is_structured()) {
        self(self, child);
      }
    }
  };
  visit(visit, json::parse(JsonSchema()));
  EXPECT_GT(patterns, 40);
}

TEST(Schema, DefaultsHaveTheTypeOfTheField) {
  const json schema = json::parse(JsonSchema());
  EXPECT_EQ(Follow(schema, "services.<name>.port")->at("default"), 8080);
  EXPECT_EQ(Follow(schema, "databases.<name>.multi_az")->at("default"), true);
  EXPECT_EQ(Follow(schema, "services.<name>.health_check.matcher")->at("default"), "200");
  EXPECT_EQ(Follow(schema, "buckets.<name>.replication")->at("enum").size(), 3U);
  EXPECT_EQ(Follow(schema, "regions.primary.region")->at("enum").size(), 38U);
}

}  // namespace
}  // namespace lifeboat::blueprint
