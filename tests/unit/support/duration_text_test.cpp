#include "lifeboat/support/duration_text.h"

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

using std::chrono::seconds;

TEST(ExactDuration, EachUnitOnceAndNoneForNothing) {
  EXPECT_EQ(ExactDuration(seconds(0)), "0s");
  EXPECT_EQ(ExactDuration(seconds(59)), "59s");
  EXPECT_EQ(ExactDuration(seconds(630)), "10m30s");
  EXPECT_EQ(ExactDuration(seconds(900)), "15m");
  EXPECT_EQ(ExactDuration(seconds(3600)), "1h");
  EXPECT_EQ(ExactDuration(seconds(90061)), "25h1m1s");
}

}  // namespace
}  // namespace lifeboat
