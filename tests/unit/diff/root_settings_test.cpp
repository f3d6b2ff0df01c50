#include <gtest/gtest.h>

#include "unit/diff/sides.h"

namespace lifeboat::diff {
namespace {

Side Root(const std::string& region, const std::string& rest) {
  return SideOf(R"({"provider": {"aws": [{"alias": "primary", "region": ")" + region + R"("}]},
      "resource": {"aws_s3_bucket": {"b": {"provider": "aws.primary"}}})" +
                rest + "}");
}

TEST(RootSettings, AnotherRegionLeavesEverythingBehind) {
  const Changes changes = Compare(Root("eu-west-1", ""), Root("eu-west-2", ""));
  EXPECT_EQ(Lines(changes),
            (Texts{"data-loss replace aws_s3_bucket.b", "in-place update provider.aws.primary"}));
  EXPECT_EQ(Attributes(changes, "aws_s3_bucket.b"), Texts{"region: eu-west-1 -> eu-west-2"});
}

TEST(RootSettings, TheStateMoves) {
  const Changes changes =
      Compare(Root("eu-west-1", R"(, "terraform": {"backend": {"s3": {"bucket": "a"}}})"),
              Root("eu-west-1", R"(, "terraform": {"backend": {"s3": {"bucket": "b"}}})"));
  EXPECT_EQ(Lines(changes), Texts{"disruptive update terraform.backend"});
  EXPECT_EQ(Attributes(changes, "terraform.backend"), Texts{R"(s3.bucket: "a" -> "b")"});
}

TEST(RootSettings, OutputsAndVariablesHarmNobody) {
  const Changes changes = Compare(Root("eu-west-1", R"(, "output": {"o": {"value": "a"}})"),
                                  Root("eu-west-1", R"(, "variable": {"v": {"type": "string"}})"));
  EXPECT_EQ(Lines(changes), (Texts{"none destroy output.o", "none create variable.v"}));
}

}  // namespace
}  // namespace lifeboat::diff
