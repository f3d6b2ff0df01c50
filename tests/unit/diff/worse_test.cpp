#include "diff/worse.h"

#include <gtest/gtest.h>

namespace lifeboat::diff {
namespace {

TEST(RunsPerYear, OfRatesAndCrons) {
  EXPECT_DOUBLE_EQ(RunsPerYear("rate(1 minute)").value(), 525'600);
  EXPECT_DOUBLE_EQ(RunsPerYear("rate(2 hours)").value(), 4'380);
  const double daily = RunsPerYear("cron(0 2 * * ? *)").value();
  EXPECT_NEAR(daily, 365, 1);
  EXPECT_NEAR(RunsPerYear("cron(0 2 ? * SUN *)").value(), 52, 1);
  EXPECT_NEAR(RunsPerYear("cron(0 2 ? * MON-FRI *)").value(), 260, 2);
  EXPECT_NEAR(RunsPerYear("cron(0 2 1 * ? *)").value(), 12, 0.1);
  EXPECT_NEAR(RunsPerYear("cron(0 2 1 */3 ? *)").value(), 4, 0.1);
  EXPECT_NEAR(RunsPerYear("cron(0 0,12 * * ? *)").value(), 730, 1);
}

TEST(RunsPerYear, OfNothingElse) {
  EXPECT_FALSE(RunsPerYear(""));
  EXPECT_FALSE(RunsPerYear("rate(0 minutes)"));
  EXPECT_FALSE(RunsPerYear("cron(0 2 * *)"));
  EXPECT_FALSE(RunsPerYear("at(2026-01-01T00:00:00)"));
}

TEST(SizeOf, IsInOrder) {
  EXPECT_LT(SizeOf("db.t3.micro"), SizeOf("db.t3.small"));
  EXPECT_LT(SizeOf("m7g.xlarge"), SizeOf("m7g.2xlarge"));
  EXPECT_LT(SizeOf("m7g.2xlarge"), SizeOf("m7g.16xlarge"));
  EXPECT_FALSE(SizeOf("unheard-of"));
}

TEST(DurationText, InUnits) {
  EXPECT_EQ(DurationText(0), "0s");
  EXPECT_EQ(DurationText(300), "5m");
  EXPECT_EQ(DurationText(3'661), "1h 1m 1s");
}

TEST(Fits, OneStar) {
  EXPECT_TRUE(Fits("*_dr", "blog_dr"));
  EXPECT_FALSE(Fits("*_dr", "blog_primary"));
  EXPECT_TRUE(Fits("rds:*", "rds:PromoteReadReplica"));
  EXPECT_FALSE(Fits("aba*aba", "aba"));
}

}  // namespace
}  // namespace lifeboat::diff
