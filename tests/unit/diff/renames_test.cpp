#include <algorithm>

#include <gtest/gtest.h>

#include "unit/diff/sides.h"

namespace lifeboat::diff {
namespace {

/// A database with its parameter, under any key.
std::string Database(const std::string& key) {
  return R"("aws_db_instance": {")" + key + R"(": {"//": "databases.)" + key + R"(.engine"}},
            "aws_ssm_parameter": {")" +
         key + R"(": {"//": "databases.)" + key + R"("}})";
}

Texts Hints(const Side& before, const Side& after) {
  Texts hints;
  for (const Change& change : Compare(before, after).changes) {
    for (const Note& note : change.notes) {
      if (note.kind == Note::Kind::Hint) {
        hints.push_back(change.address + ": " + note.text);
      }
    }
  }
  return hints;
}

TEST(Renames, AreRecognisedByTheirResources) {
  EXPECT_EQ(
      Hints(Resources(Database("blog")), Resources(Database("news"))),
      Texts{"aws_db_instance.blog: `databases.news` has just such resources: if it is the same one under "
            "another name, write `was: blog` under `databases.news`, and nothing is destroyed"});
}

TEST(Renames, AreNoneWhenSomethingElseIsNew) {
  EXPECT_EQ(Hints(Resources(Database("blog")),
                  Resources(R"("aws_db_instance": {"news": {"//": "databases.news"}})")),
            Texts{});
  EXPECT_EQ(Hints(Resources(R"("aws_s3_bucket": {"a": {"//": "buckets.a"}})"),
                  Resources(R"("aws_s3_bucket": {"a": {"//": "services.a"}})")),
            Texts{});
}

TEST(Renames, AreNoneWhenSeveralCouldBe) {
  EXPECT_EQ(Hints(Resources(R"("aws_s3_bucket": {"a": {"//": "buckets.a"}})"),
                  Resources(R"("aws_s3_bucket": {"b": {"//": "buckets.b"}, "c": {"//": "buckets.c"}})")),
            Texts{});
}

TEST(Renames, AreNoneWhenTheyAreWritten) {
  const Side after = SideOf(R"({"resource": {"aws_s3_bucket": {"b": {"//": "buckets.b"}}},
                                "moved": [{"from": "aws_s3_bucket.a", "to": "aws_s3_bucket.b"}]})");
  EXPECT_EQ(Hints(Resources(R"("aws_s3_bucket": {"a": {"//": "buckets.a"}})"), after), Texts{});
}

}  // namespace
}  // namespace lifeboat::diff
