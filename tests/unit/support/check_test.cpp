#include "lifeboat/support/check.h"

#include <string>

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

TEST(Check, SaysNothingWhenThePromiseHolds) { EXPECT_NO_THROW(LIFEBOAT_CHECK(1 + 1 == 2, "sums")); }

TEST(Check, NamesTheConditionAndTheReason) {
  try {
    LIFEBOAT_CHECK(1 + 1 == 3, "sums are right");
    FAIL() << "no exception";
  } catch (const InternalError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("1 + 1 == 3"), std::string::npos) << what;
    EXPECT_NE(what.find("sums are right"), std::string::npos) << what;
    EXPECT_NE(what.find("check_test.cpp"), std::string::npos) << what;
  }
}

TEST(Check, UnreachableThrows) { EXPECT_THROW(Unreachable("a fifth season"), InternalError); }

}  // namespace
}  // namespace lifeboat
