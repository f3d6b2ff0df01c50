#include "lower/naming.h"

#include <string>

#include <gtest/gtest.h>

#include "lifeboat/support/check.h"

namespace lifeboat::lower {
namespace {

TEST(DerivedName, JoinsWhatFits) {
  EXPECT_EQ(DerivedName({"app", "web", "primary"}, 32), "app-web-primary");
  EXPECT_EQ(DerivedName({"app"}, 32), "app");
  EXPECT_EQ(DerivedName({std::string(32, 'a')}, 32), std::string(32, 'a'));
}

TEST(DerivedName, CutsAndEndsInADigestOfTheWhole) {
  const std::string name = DerivedName({std::string(40, 'a'), "web"}, 32);
  EXPECT_EQ(name.size(), 32U);
  EXPECT_EQ(name.substr(0, 24), std::string(23, 'a') + "-");
  EXPECT_EQ(name, DerivedName({std::string(40, 'a'), "web"}, 32));
}

TEST(DerivedName, KeepsLongNamesApartThatStartAlike) {
  const std::string start(40, 'a');
  EXPECT_NE(DerivedName({start, "web"}, 32), DerivedName({start, "api"}, 32));
}

TEST(DerivedName, HasNoTwoHyphensInARowWhereItIsCut) {
  const std::string name = DerivedName({std::string(22, 'a'), std::string(20, 'b')}, 32);
  EXPECT_EQ(name.find("--"), std::string::npos);
  EXPECT_EQ(name.substr(0, 23), std::string(22, 'a') + "-");
}

TEST(DerivedName, RefusesALimitWithoutRoomForTheDigest) {
  EXPECT_THROW((void)DerivedName({"a"}, 9), InternalError);
}

TEST(DerivedName, AvoidsBeginningsThatAwsKeeps) {
  EXPECT_EQ(DerivedName({"internal", "web"}, 32, "internal-"), "x-internal-web");
  EXPECT_EQ(DerivedName({"internals", "web"}, 32, "internal-"), "internals-web");
  EXPECT_LE(DerivedName({"internal", std::string(40, 'a')}, 32, "internal-").size(), 32U);
}

TEST(DerivedParameterName, IsAPathThatParameterStoreTakes) {
  EXPECT_EQ(DerivedParameterName({"app", "active-region"}), "/app/active-region");
  EXPECT_EQ(DerivedParameterName({"aws-tools", "a"}), "/x-aws-tools/a");
  EXPECT_EQ(DerivedParameterName({"ssmtest", "a"}), "/x-ssmtest/a");
}

TEST(NameOr, PrefersTheExactName) {
  EXPECT_EQ(NameOr(std::nullopt, "derived"), "derived");
  EXPECT_EQ(NameOr(blueprint::Located<std::string>{"exact", {}, {}}, "derived"), "exact");
}

}  // namespace
}  // namespace lifeboat::lower
