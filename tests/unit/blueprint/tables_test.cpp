#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/blueprint/describe.h"

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

// The smallest blueprint, in which what stands at `path` is written as `value`.
std::string WithField(std::string_view path, std::string_view value) {
  struct Node {
    std::string value;
    std::vector<std::pair<std::string, Node>> inside;

    void Set(std::string_view steps, std::string_view text) {
      if (steps.empty()) {
        value = text;
        return;
      }
      const auto dot = steps.find('.');
      std::string key(steps.substr(0, dot));
      if (key.starts_with('<')) {
        key = "web";
      }
      const std::string_view rest = dot == std::string_view::npos ? "" : steps.substr(dot + 1);
      for (auto& [name, node] : inside) {
        if (name == key) {
          node.Set(rest, text);
          return;
        }
      }
      inside.emplace_back(key, Node{});
      inside.back().second.Set(rest, text);
    }

    [[nodiscard]] std::string Text() const {
      if (inside.empty()) {
        return value;
      }
      std::string text = "{ ";
      for (const auto& [name, node] : inside) {
        text += name + ": " + node.Text() + ", ";
      }
      return text + "}";
    }
  };
  Node document;
  document.Set("lifeboat", "1");
  document.Set("name", "hello");
  document.Set("regions.primary.region", "eu-west-1");
  document.Set("regions.dr.region", "eu-central-1");
  document.Set("services.web.image", "nginx:1.27");
  document.Set(path, value);
  return document.Text();
}

bool IsSection(const FieldInfo& field) { return field.type.find("section") != std::string::npos; }

TEST(Tables, EveryFieldIsDocumented) {
  for (const FieldInfo& field : AllFields()) {
    SCOPED_TRACE(field.path);
    EXPECT_FALSE(field.summary.empty());
    EXPECT_TRUE(field.summary.ends_with('.') && field.summary.find(". ") == std::string::npos)
        << field.summary;
    EXPECT_TRUE(field.details.empty() || field.details.ends_with('.') ||
                field.details.find("- `") != std::string::npos);
    EXPECT_FALSE(field.type.empty());
    EXPECT_EQ(field.example.empty(), IsSection(field));
    EXPECT_FALSE(field.required && !field.default_text.empty());
  }
}

TEST(Tables, PathsAreUnique) {
  std::set<std::string> paths;
  for (const FieldInfo& field : AllFields()) {
    EXPECT_TRUE(paths.insert(field.path).second) << field.path;
  }
  EXPECT_GT(paths.size(), 90U);
}

// Between fields anything may be wrong with an example on its own; in itself nothing is.
TEST(Tables, EveryExampleIsReadByItsField) {
  for (const FieldInfo& field : AllFields()) {
    if (IsSection(field)) {
      continue;
    }
    const Reading reading = ReadText(WithField(field.path, field.example));
    for (const diag::Diagnostic& diagnostic : reading.diagnostics) {
      const bool about_spot_or_pairs = diagnostic.kind == diag::Kind::MissingKey;
      EXPECT_TRUE(about_spot_or_pairs || diag::Info(diagnostic.kind).family == diag::Family::Semantic)
          << field.path << ": " << field.example << "\n"
          << reading.printed;
    }
  }
}

TEST(Tables, EveryConstantDefaultIsAccepted) {
  for (const FieldInfo& field : AllFields()) {
    if (field.default_text.empty() || field.default_text.starts_with("derived: ")) {
      continue;
    }
    const Reading reading = ReadText(WithField(field.path, field.default_text));
    for (const diag::Diagnostic& diagnostic : reading.diagnostics) {
      const bool of_another_key =
          diagnostic.kind == diag::Kind::MissingKey || diagnostic.kind == diag::Kind::UnknownReference;
      EXPECT_TRUE(of_another_key) << field.path << ": " << field.default_text << "\n" << reading.printed;
    }
  }
}

TEST(FindField, TakesNamesForPlaceholders) {
  EXPECT_EQ(FindField("services.blog.health_check.interval")->path, "services.<name>.health_check.interval");
  EXPECT_EQ(FindField("services.<name>.port")->default_text, "8080");
  EXPECT_EQ(FindField("services.blog")->path, "services");
  EXPECT_EQ(FindField("tags.team.name")->path, "tags");
  EXPECT_EQ(FindField("regions.dr.network.public")->type, "list of networks");
  EXPECT_EQ(FindField("databases.app.engine")->type, "one of: mysql, mariadb, postgres");
  EXPECT_FALSE(FindField("services.blog.prot").has_value());
  EXPECT_FALSE(FindField("").has_value());
  EXPECT_FALSE(FindField("name.first").has_value());
}

}  // namespace
}  // namespace lifeboat::blueprint
