#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "emit/block.h"
#include "emit/linker.h"

namespace lifeboat::emit {
namespace {

// What Terraform makes of the right-hand sides was looked up with `terraform plan`: it is the left-hand side.

class Escaping : public testing::Test {
 protected:
  graph::Graph graph_;
  graph::Module module_{graph::ModuleKind::Networking, graph::Side::Primary};
  graph::Ref<graph::Vpc> vpc_ = graph_.Add(module_, "main", "", {}, graph::Vpc{});
  Linker linker_{graph_};
  Scope scope_{graph_, module_, linker_};
};

TEST_F(Escaping, LiteralsStayWhatTheyAre) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"plain", "plain"},
      {"$", "$"},
      {"%", "%"},
      {"$DEFAULT", "$DEFAULT"},
      {"a{b}", "a{b}"},
      {"$ {x}", "$ {x}"},
      {"${x}", "$${x}"},
      {"%{x}", "%%{x}"},
      {"$${x}", "$$${x}"},
      {"$$${x}", "$$$${x}"},
      {"%%{x}", "%%%{x}"},
      {"$%{x}", "$%%{x}"},
      {"%${x}", "%$${x}"},
      {"${a}${b}", "$${a}$${b}"},
      {"${\"${a}\"}", "$${\"$${a}\"}"},
      {"%{ if true }x%{ endif }", "%%{ if true }x%%{ endif }"},
      {"${", "$${"},
      {"a$", "a$"},
      {"line\nbreak\t\"quoted\" \\", "line\nbreak\t\"quoted\" \\"},
  };
  for (const auto& [literal, written] : cases) {
    EXPECT_EQ(scope_.Value(literal), written);
    EXPECT_EQ(scope_.Value(graph::Text(literal)), written);
  }
}

TEST_F(Escaping, KeysAreEscapedToo) {
  const Json object = scope_.Value(std::map<std::string, std::string>{{"${a}", "${b}"}});
  EXPECT_EQ(object, (Json{{"$${a}", "$${b}"}}));
}

TEST_F(Escaping, ADollarBeforeAReferenceDoesNotEscapeIt) {
  const graph::Reference id = vpc_.Attribute("id");
  EXPECT_EQ(scope_.Value(graph::Text{"a-", id, "-b"}), "a-${aws_vpc.main.id}-b");
  EXPECT_EQ(scope_.Value(graph::Text{"a$", id}), "a${\"$\"}${aws_vpc.main.id}");
  EXPECT_EQ(scope_.Value(graph::Text{"$$", id}), "${\"$$\"}${aws_vpc.main.id}");
  EXPECT_EQ(scope_.Value(graph::Text{"a%", id}), "a%${aws_vpc.main.id}");
  EXPECT_EQ(scope_.Value(graph::Text{id, "{"}), "${aws_vpc.main.id}{");
}

TEST_F(Escaping, NeighbouringLiteralsAreOneText) {
  // Neither half is dangerous, both together are.
  EXPECT_EQ(scope_.Value(graph::Text{"$", "{x}"}), "$${x}");
  EXPECT_EQ(scope_.Value(graph::Text{"%", "{x}"}), "%%{x}");
  const graph::Reference id = vpc_.Attribute("id");
  EXPECT_EQ(scope_.Value(graph::Text{"$", "", id}), "${\"$\"}${aws_vpc.main.id}");
}

TEST_F(Escaping, QuotedTextsAreStringsOfTheLanguage) {
  const graph::Reference id = vpc_.Attribute("id");
  EXPECT_EQ(scope_.Quoted("plain"), R"("plain")");
  EXPECT_EQ(scope_.Quoted("say \"hi\""), R"("say \"hi\"")");
  EXPECT_EQ(scope_.Quoted("a\\b"), R"("a\\b")");
  EXPECT_EQ(scope_.Quoted("a\nb\r\tc"), R"("a\nb\r\tc")");
  EXPECT_EQ(scope_.Quoted("${x} %{y}"), R"("$${x} %%{y}")");
  EXPECT_EQ(scope_.Quoted({"a$", id}), R"("a${"$"}${aws_vpc.main.id}")");
}

TEST_F(Escaping, AnExpressionIsTheOnlyCode) {
  EXPECT_EQ(scope_.Value(Expression{"1 + 1"}), "${1 + 1}");
  EXPECT_EQ(scope_.Value(std::vector<std::string>{"${a}", "b"}), (Json{"$${a}", "b"}));
}

TEST_F(Escaping, APostconditionsMessageIsData) {
  Json json = Json::object();
  Block block(json, scope_);
  block.Postcondition({"self.x == " + scope_.Quoted("${y}")}, "message ${z}");
  EXPECT_EQ(json["lifecycle"]["postcondition"],
            (Json::array({{{"condition", R"(${self.x == "$${y}"})"}, {"error_message", "message $${z}"}}})));
}

}  // namespace
}  // namespace lifeboat::emit
