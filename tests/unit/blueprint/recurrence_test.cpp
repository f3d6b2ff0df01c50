#include "lifeboat/blueprint/recurrence.h"

#include <chrono>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::blueprint {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

Duration Longest(const char* expression) { return RecurrenceOf({expression}).longest; }
Duration Average(const char* expression) { return RecurrenceOf({expression}).average; }

TEST(Recurrence, RatesAreTheirPeriod) {
  EXPECT_EQ(Longest("rate(1 minute)"), minutes(1));
  EXPECT_EQ(Longest("rate(90 minutes)"), minutes(90));
  EXPECT_EQ(Longest("rate(12 hours)"), hours(12));
  EXPECT_EQ(Average("rate(3 days)"), days(3));
}

TEST(Recurrence, FieldsOfTheDay) {
  EXPECT_EQ(Longest("cron(0 2 * * ? *)"), days(1));
  EXPECT_EQ(Average("cron(0 2 * * ? *)"), days(1));
  EXPECT_EQ(Longest("cron(0 */6 * * ? *)"), hours(6));
  EXPECT_EQ(Longest("cron(0 1/12 ? * * *)"), hours(12));
  EXPECT_EQ(Longest("cron(0 8-18/2 * * ? *)"), hours(14));
  EXPECT_EQ(Average("cron(0 2,3 * * ? *)"), hours(12));
}

TEST(Recurrence, DaysOfTheWeek) {
  EXPECT_EQ(Longest("cron(0 2 ? * SUN *)"), days(7));
  EXPECT_EQ(Longest("cron(0 2 ? * 1 *)"), days(7));
  EXPECT_EQ(Longest("cron(0 2 ? * MON-FRI *)"), days(3));
  EXPECT_EQ(Longest("cron(0 2 ? * L *)"), days(7));
  EXPECT_EQ(Longest("cron(0 2 ? * 6L *)"), days(35));
  EXPECT_EQ(Longest("cron(0 2 ? * TUE#2 *)"), days(35));
}

TEST(Recurrence, DaysOfTheMonth) {
  EXPECT_EQ(Longest("cron(0 2 1 * ? *)"), days(31));
  EXPECT_EQ(Longest("cron(0 2 1,15 * ? *)"), days(17));
  EXPECT_EQ(Longest("cron(0 2 */2 * ? *)"), days(2));
  EXPECT_EQ(Longest("cron(0 2 31 * ? *)"), days(61));
  EXPECT_EQ(Longest("cron(0 2 L * ? *)"), days(31));
  EXPECT_EQ(Longest("cron(0 2 15W * ? *)"), days(32));
  EXPECT_EQ(Longest("cron(0 2 1 JAN ? *)"), days(366));
}

TEST(Recurrence, OneThatNeverComesIsFarApart) { EXPECT_EQ(Longest("cron(0 2 30 2 ? *)"), days(8 * 365 + 2)); }

TEST(MinutesOfDay, AreOfCronAlone) {
  EXPECT_EQ(MinutesOfDay({"cron(30 2,14 ? * SUN *)"}), (std::vector{150, 870}));
  EXPECT_EQ(MinutesOfDay({"cron(0/30 1 * * ? *)"}), (std::vector{60, 90}));
  EXPECT_TRUE(MinutesOfDay({"rate(1 day)"}).empty());
}

}  // namespace
}  // namespace lifeboat::blueprint
