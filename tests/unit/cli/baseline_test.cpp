// `lint --write-baseline`: what is written, and what a run with it says.
#include "program.h"

namespace lifeboat::cli {
namespace {

std::string Database(const std::string& name) {
  return "  " + name +
         ":\n"
         "    engine: mysql\n"
         "    version: \"8.4\"\n"
         "    instance_class: db.m6g.large\n"
         "    storage_gib: 100\n"
         "    schema: orders\n"
         "    multi_az: false\n";
}

class BaselineFile : public Program {
 protected:
  BaselineFile() {
    disk_.AddFile("fleet/shop.yaml", std::string(kSmall) + "databases:\n" + Database("orders"));
  }

  int Lint(std::vector<std::string> more) {
    std::vector<std::string> arguments = {"lint", "--only=single-zone-database,stale-baseline",
                                          "--deny-warnings"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Call(arguments);
  }

  std::string Text(const std::string& path) { return disk_.Read(path).value_or("(none)"); }
};

TEST_F(BaselineFile, IsReadableAndComplete) {
  ASSERT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=known/list.json"}), 2) << "the folder is missing";
  EXPECT_TRUE(Contains(err_, "known/list.json")) << err_;
  ASSERT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=list.json"}), 0) << out_ << err_;
  EXPECT_EQ(err_, "list.json: 1 entry for 1 finding\n");
  EXPECT_EQ(Text("list.json"),
            "{\n"
            "  \"format\": 1,\n"
            "  \"findings\": [\n"
            "    {\n"
            "      \"rule\": \"single-zone-database\",\n"
            "      \"file\": \"fleet/shop.yaml\",\n"
            "      \"path\": \"databases.orders.multi_az\",\n"
            "      \"message\": \"database `orders` runs in one zone only\",\n"
            "      \"count\": 1,\n"
            "      \"reason\": \"\"\n"
            "    }\n"
            "  ]\n"
            "}\n");
  EXPECT_EQ(disk_.KindOf("list.json.lifeboat-draft"), FileSystem::Kind::Missing);
  EXPECT_EQ(Lint({"fleet/shop.yaml", "--baseline=list.json"}), 0) << out_ << err_;
  EXPECT_EQ(out_, "no findings in 1 blueprint (1 rule); 1 in the baseline\n");
  EXPECT_EQ(Lint({"--format=short", "fleet/shop.yaml", "--baseline=list.json"}), 0);
  EXPECT_EQ(out_, "");
}

TEST_F(BaselineFile, StandsWhereItStands) {
  disk_.AddFile("known/.keep", "");
  ASSERT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=./known/list.json"}), 0) << err_;
  EXPECT_TRUE(Contains(Text("known/list.json"), "\"file\": \"../fleet/shop.yaml\""))
      << Text("known/list.json");
}

TEST_F(BaselineFile, WrittenAgainItKeepsReasonsAndWhatWasNotAsked) {
  disk_.AddFile("other.yaml", std::string(kSmall) + "databases:\n" + Database("others"));
  disk_.AddFile("gone.yaml", std::string(kSmall) + "databases:\n" + Database("gone"));
  ASSERT_EQ(Lint({"fleet/shop.yaml", "other.yaml", "gone.yaml", "--write-baseline=list.json"}), 0);
  EXPECT_EQ(err_, "list.json: 3 entries for 3 findings\n");
  std::string edited = Text("list.json");
  const std::string empty = "\"reason\": \"\"";
  edited.replace(edited.find(empty), empty.size(),
                 "\"reason\": \"a \\\"quoted\\\" one, ünïcode, \\\\ and \\t\"");
  disk_.AddFile("list.json", edited);
  ASSERT_TRUE(disk_.Remove("gone.yaml"));

  ASSERT_EQ(Lint({"fleet/shop.yaml", "--baseline=list.json"}), 1);
  EXPECT_TRUE(Contains(out_, "LB896") && Contains(out_, "gone.yaml")) << out_;

  disk_.AddFile("fleet/shop.yaml",
                std::string(kSmall) + "databases:\n" + Database("catalogue") + Database("orders"));
  ASSERT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=list.json"}), 0);
  EXPECT_EQ(err_, "list.json: 3 entries for 3 findings\n");
  const std::string text = Text("list.json");
  EXPECT_TRUE(Contains(text, "databases.catalogue")) << text;
  EXPECT_TRUE(Contains(text, "databases.others")) << text;
  EXPECT_FALSE(Contains(text, "gone.yaml")) << text;
  EXPECT_TRUE(Contains(text, "a \\\"quoted\\\" one, ünïcode, \\\\ and \\t")) << text;
  ASSERT_EQ(Lint({"fleet/shop.yaml", "other.yaml", "--write-baseline=list.json"}), 0);
  EXPECT_EQ(Text("list.json"), text) << "twice is once";
}

TEST_F(BaselineFile, OneThatCannotBeReadIsNotReplaced) {
  disk_.AddFile("list.json", "{ \"format\": 2 }\n");
  EXPECT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=list.json"}), 1);
  EXPECT_TRUE(Contains(err_, "LB111")) << err_;
  EXPECT_EQ(Text("list.json"), "{ \"format\": 2 }\n");
}

TEST_F(BaselineFile, TheOldOneOrTheNewOneIsThere) {
  disk_.AddFile("list.json", "{ \"format\": 1, \"findings\": [] }\n");
  const std::string before = Text("list.json");
  for (std::size_t step = 1; step <= 3; ++step) {
    disk_.Restart();
    disk_.FailAt(step);
    EXPECT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=list.json"}), 2) << step;
    EXPECT_EQ(Text("list.json"), before) << step;
    EXPECT_EQ(disk_.KindOf("list.json.lifeboat-draft"), FileSystem::Kind::Missing) << step;
  }
  disk_.Restart();
  disk_.TearAt(1);
  EXPECT_EQ(Lint({"fleet/shop.yaml", "--write-baseline=list.json"}), 2);
  EXPECT_EQ(Text("list.json"), before);
}

TEST_F(BaselineFile, AFileThatComesTwiceIsListedOnce) {
  ASSERT_EQ(Lint({"fleet/shop.yaml", "./fleet/shop.yaml", "--write-baseline=list.json"}), 0) << err_;
  EXPECT_EQ(err_, "list.json: 1 entry for 1 finding\n");
  EXPECT_EQ(Lint({"fleet/shop.yaml", "./fleet/shop.yaml", "--baseline=list.json"}), 0) << out_;
}

TEST_F(BaselineFile, BlueprintsMayHaveTheirOwn) {
  disk_.AddFile("a/.lifeboat.yaml", "lint: { baseline: list.json }\n");
  disk_.AddFile("a/in.yaml", std::string(kSmall) + "databases:\n" + Database("orders"));
  disk_.AddFile("b/in.yaml", std::string(kSmall) + "databases:\n" + Database("orders"));
  EXPECT_EQ(Lint({"a/in.yaml", "b/in.yaml", "--write-baseline=a/list.json"}), 0) << err_;
  EXPECT_EQ(Lint({"a/in.yaml"}), 0) << out_;
  EXPECT_EQ(Lint({"a/in.yaml", "b/in.yaml"}), 1);
  EXPECT_TRUE(Contains(out_, "b/in.yaml")) << out_;
  EXPECT_FALSE(Contains(out_, "a/in.yaml")) << out_;
}

}  // namespace
}  // namespace lifeboat::cli
