#include <gtest/gtest.h>

#include "lifeboat/diag/render.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/driver/pipeline.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::driver {
namespace {

const std::string kHead =
    "lifeboat: 1\nname: app\nregions: { primary: { region: eu-west-1 }, dr: { region: eu-central-1 } }\n";
const std::string kService = "services: { web: { image: \"nginx:1.27\" } }\n";

/// A finished run and what belongs to it.
struct Compiled {
  explicit Compiled(const std::string& rest) {
    disk.AddFile("in.yaml", kHead + rest);
    results = Run("in.yaml", Phase::Emit, disk, sources, sink);
    EXPECT_TRUE(results.tree) << diag::RenderShort(sink.Take(), sources);
  }
  MemoryFileSystem disk;
  source::SourceMap sources;
  diag::CollectingSink sink;
  Results results;
};

/// What the second compile says of renames, one line each.
std::string Said(const std::string& first, const std::string& second) {
  Compiled last(first);
  Compiled now(second);
  ReportRenames(now.results, LockManifest(last.results, last.sources, ""), now.sink);
  return diag::RenderShort(now.sink.Take(), now.sources);
}

std::string Buckets(const std::string& entries) { return kService + "buckets: { " + entries + " }\n"; }

TEST(Renames, AKeyThatIsNewWhileItsLikeIsGone) {
  const std::string said = Said(Buckets("media: {}"), Buckets("files: {}"));
  EXPECT_NE(said.find("in.yaml:5:12"), std::string::npos) << said;
  EXPECT_NE(said.find("LB274"), std::string::npos) << said;
  EXPECT_NE(said.find("`buckets.files` is new and `buckets.media` is gone"), std::string::npos) << said;
}

TEST(Renames, ServicesAndDatabasesToo) {
  EXPECT_NE(Said(kService, "services: { front: { image: \"nginx:1.27\" } }\n").find("`services.web` is gone"),
            std::string::npos);
  EXPECT_NE(Said(kService + "databases: { a: {} }\n", kService + "databases: { b: {} }\n")
                .find("`databases.b` is new and `databases.a` is gone"),
            std::string::npos);
}

TEST(Renames, NothingIsSaidOfWhatIsDeclared) {
  EXPECT_EQ(Said(Buckets("media: {}"), Buckets("files: { was: media }")), "");
  EXPECT_EQ(Said(Buckets("files: { was: media }"), Buckets("files: { was: media }")), "");
  EXPECT_EQ(Said(Buckets("b: { was: a }"), Buckets("c: { was: [a, b] }")), "");
}

TEST(Renames, NothingIsSaidOfWhatIsNewOrGoneAlone) {
  EXPECT_EQ(Said(Buckets("media: {}"), Buckets("media: {}, files: {}")), "");
  EXPECT_EQ(Said(Buckets("media: {}, files: {}"), Buckets("media: {}")), "");
}

TEST(Renames, AnotherThingUnderAnotherNameIsNone) {
  EXPECT_EQ(Said(Buckets("media: { replication: none }"), Buckets("files: { replication: both-ways }")), "");
}

TEST(Renames, AFormerNameThatNeverWasIsNoDeclaration) {
  EXPECT_NE(Said(Buckets("media: {}"), Buckets("files: { was: medai }")).find("LB274"), std::string::npos);
  EXPECT_NE(Said(Buckets("b: { was: a }"), Buckets("c: { was: a }")).find("`buckets.b` is gone"),
            std::string::npos)
      << "the name in between is missing";
}

TEST(Renames, OfSeveralEachIsNamed) {
  const std::string said = Said(Buckets("a: {}, b: {}"), Buckets("c: {}"));
  EXPECT_NE(said.find("`buckets.a`, `buckets.b` is gone"), std::string::npos) << said;
}

TEST(Renames, TheLikestIsTheOneThatIsMeant) {
  const auto services = [](const std::string& web, const std::string& prices) {
    return "services: { " + web + ": { image: \"nginx:1.27\" }, " + prices +
           ": { image: \"nginx:1.27\", exposure: internal } }\n";
  };
  const std::string said = Said(services("blog", "tariffs"), services("web", "prices"));
  EXPECT_NE(said.find("`services.web` is new and `services.blog` is gone"), std::string::npos) << said;
  EXPECT_NE(said.find("`services.prices` is new and `services.tariffs` is gone"), std::string::npos) << said;
  const std::string smaller = "services: { web: { image: \"nginx:1.27\", exposure: internal } }\n";
  EXPECT_NE(Said(kService, smaller.substr(0, 12) + "front" + smaller.substr(15)).find("LB274"),
            std::string::npos)
      << "all that it has was there";
}

TEST(Renames, AwsNamesThatDeriveFromAnotherKey) {
  const std::string removed = Said(Buckets("files: { was: media }"), Buckets("files: {}"));
  EXPECT_NE(removed.find("LB275"), std::string::npos) << removed;
  EXPECT_NE(
      removed.find("`buckets.files` derived from `media` in the last compile and derive from `files` now"),
      std::string::npos)
      << removed;
  EXPECT_EQ(Said(Buckets("files: {}"), Buckets("files: { was: media }")), "") << "made good";
  const std::string shortened = Said(Buckets("b: { was: a }"), Buckets("c: { was: b }"));
  EXPECT_NE(shortened.find("LB275"), std::string::npos) << shortened;
  EXPECT_EQ(Said(Buckets("a: { was: [a, b] }"), Buckets("a: {}")), "")
      << "renamed back, and the state knows it";
}

TEST(Renames, TheHelpKeepsTheNameThatAwsKnows) {
  const auto help = [](const std::string& first, const std::string& second) {
    Compiled last(first);
    Compiled now(second);
    ReportRenames(now.results, LockManifest(last.results, last.sources, ""), now.sink);
    const auto said = now.sink.Take();
    return said.size() == 1 && said[0].helps.size() == 1 ? said[0].helps[0] : std::string();
  };
  const std::string same = "if it is the same one, ";
  EXPECT_EQ(help(Buckets("a: {}"), Buckets("b: {}")), same + "write `was: a` under `buckets.b`");
  EXPECT_EQ(help(Buckets("b: { was: a }"), Buckets("c: {}")), same + "write `was: [a, b]` under `buckets.c`");
  EXPECT_EQ(help(Buckets("b: { was: a }"), Buckets("a: {}")), same + "write `was: [a, b]` under `buckets.a`");
  EXPECT_EQ(help(Buckets("b: { was: a }"), Buckets("b: {}")), "write `was: a` under `buckets.b`");
  EXPECT_EQ(help(Buckets("b: { was: a }"), Buckets("c: { was: b }")),
            "write `was: [a, b]` under `buckets.c`");
}

}  // namespace
}  // namespace lifeboat::driver
