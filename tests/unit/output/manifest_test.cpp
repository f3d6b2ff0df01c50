#include "lifeboat/output/manifest.h"

#include <gtest/gtest.h>

#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::output {
namespace {

Manifest Example() {
  return {"0.1.0",
          "blog.yaml",
          {{"modules/dr/main.tf.json", "02"}, {"main.tf.json", "01"}},
          {{"module.dr.aws_vpc.main", "blog.yaml:7"}}};
}

TEST(Manifest, IsSortedJsonWithAFinalNewline) {
  EXPECT_EQ(ToJson(Example()), R"({
  "blueprint": "blog.yaml",
  "files": {
    "main.tf.json": "01",
    "modules/dr/main.tf.json": "02"
  },
  "format": 1,
  "resources": {
    "module.dr.aws_vpc.main": "blog.yaml:7"
  },
  "tool_version": "0.1.0"
}
)");
}

TEST(Manifest, ComesBack) {
  const auto back = FromJson(ToJson(Example()));
  ASSERT_TRUE(back);
  EXPECT_EQ(ToJson(*back), ToJson(Example()));
}

Manifest WithRecovery() {
  Manifest manifest = Example();
  manifest.recovery = Recovery{1800,
                               900,
                               600,
                               1200,
                               {{"detect", "detecting the loss", 200, 400, true}},
                               {{"databases.blog", 2, 300}, {"buckets.scratch", std::nullopt, std::nullopt}}};
  return manifest;
}

TEST(Manifest, TellsOfRecovery) {
  const auto back = FromJson(ToJson(WithRecovery()));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->recovery, WithRecovery().recovery);
}

TEST(Manifest, MayBeOlderThanThat) {
  const auto back = FromJson(ToJson(Example()));
  ASSERT_TRUE(back);
  EXPECT_FALSE(back->recovery);
}

TEST(Manifest, ARecoveryThatIsNoneSpoilsIt) {
  const std::string text = ToJson(WithRecovery());
  const auto with = [&](std::string_view what, std::string_view instead) {
    std::string changed = text;
    return changed.replace(changed.find(what), what.size(), instead);
  };
  EXPECT_FALSE(FromJson(with("\"rto_typical\": 600", "\"rto_typical\": \"600\"")));
  EXPECT_FALSE(FromJson(with("\"rto_slow\": 1200", "\"rto_slower\": 1200")));
  EXPECT_FALSE(FromJson(with("\"lag\": 2", "\"lag\": true")));
  EXPECT_FALSE(FromJson(with("\"detect\"", "7")));
  EXPECT_TRUE(FromJson(with("\"bound\": 300", "\"bound\": null")));
}

TEST(Manifest, RemembersWhatWasRenamed) {
  Manifest manifest = Example();
  manifest.original_keys = {{"services.web", "blog"}};
  const auto back = FromJson(ToJson(manifest));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->original_keys, manifest.original_keys);
}

TEST(Manifest, IsFoundInItsDirectory) {
  MemoryFileSystem disk;
  EXPECT_FALSE(ReadManifest(disk, "out"));
  disk.AddFile("out/lifeboat.lock.json", "{}");
  EXPECT_FALSE(ReadManifest(disk, "out"));
  disk.AddFile("out/lifeboat.lock.json", ToJson(Example()));
  ASSERT_TRUE(ReadManifest(disk, "out"));
  EXPECT_EQ(ToJson(*ReadManifest(disk, "out")), ToJson(Example()));
}

TEST(Manifest, AnyByteMayStandInAFileName) {
  Manifest manifest = Example();
  manifest.blueprint = "bl\xffg.yaml";
  EXPECT_TRUE(FromJson(ToJson(manifest)));
}

TEST(Manifest, NothingElseIsOne) {
  const std::string text = ToJson(Example());
  EXPECT_FALSE(FromJson(""));
  EXPECT_FALSE(FromJson("[]"));
  EXPECT_FALSE(FromJson("{}"));
  EXPECT_FALSE(FromJson("<<<<<<< HEAD\n" + text));
  EXPECT_FALSE(FromJson(text.substr(0, text.size() / 2)));
  const auto with = [&](std::string_view what, std::string_view instead) {
    std::string changed = text;
    return changed.replace(changed.find(what), what.size(), instead);
  };
  EXPECT_FALSE(FromJson(with("\"format\": 1", "\"format\": 2")));
  EXPECT_FALSE(FromJson(with("\"01\"", "1")));
  EXPECT_FALSE(FromJson(with("\"blog.yaml\"", "null")));
  EXPECT_FALSE(FromJson(with("modules/dr/main.tf.json", "../../etc/passwd")));
  EXPECT_FALSE(FromJson(with("modules/dr/main.tf.json", "/etc/passwd")));
  EXPECT_FALSE(FromJson(with("modules/dr/main.tf.json", ".lifeboat/journal.json")));
}

}  // namespace
}  // namespace lifeboat::output
