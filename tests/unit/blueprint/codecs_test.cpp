#include <string>

#include <gtest/gtest.h>

#include "blueprint/codecs/compute.h"
#include "blueprint/codecs/database.h"
#include "blueprint/codecs/names.h"
#include "blueprint/codecs/network.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/schedule.h"
#include "blueprint/codecs/time.h"
#include "decoding.h"

namespace lifeboat::blueprint {
namespace {

TEST(Integer, TakesPlainDecimalOnly) {
  const auto codec = Integer({0, 100000});
  EXPECT_EQ(Decode(codec, Scalar("0")).first, 0);
  EXPECT_EQ(Decode(codec, Scalar("65535")).first, 65535);
  EXPECT_EQ(Complaint(codec, "010"), "`010` is not a plain whole number for the blueprint | write `10`");
  EXPECT_EQ(Complaint(codec, "0x1F"), "`0x1F` is not a plain whole number for the blueprint | write `31`");
  EXPECT_EQ(Complaint(codec, "1_000"),
            "`1_000` is not a plain whole number for the blueprint | write `1000`");
  EXPECT_EQ(Complaint(codec, "+5"), "`+5` is not a plain whole number for the blueprint | write `5`");
  for (const char* text : {"1e3", "1.0", ".5", "one", "0o17", "-0", "--1", " 1", "1 ", "0x", "१"}) {
    EXPECT_NE(Complaint(codec, text).find("not a plain whole number"), std::string::npos) << text;
  }
  EXPECT_EQ(Complaint(codec, "100001"), "the blueprint is 100001, outside 0 to 100000");
  EXPECT_EQ(Complaint(codec, "-1"), "the blueprint is -1, outside 0 to 100000");
  EXPECT_EQ(Complaint(codec, "9223372036854775808"),
            "the blueprint is 9223372036854775808, outside 0 to 100000");
}

TEST(Boolean, TakesTrueAndFalseOnly) {
  EXPECT_EQ(Decode(Boolean(), Scalar("true")).first, true);
  EXPECT_EQ(Decode(Boolean(), Scalar("false")).first, false);
  EXPECT_EQ(Complaint(Boolean(), "yes"), "`yes` is neither `true` nor `false` | write `true`");
  EXPECT_EQ(Complaint(Boolean(), "Off"), "`Off` is neither `true` nor `false` | write `false`");
  EXPECT_EQ(Decode(Boolean(), Scalar("true", yaml::ScalarStyle::SingleQuoted)).second,
            "`true` in quotes is text, and the blueprint is a boolean | write `true` without quotes");
}

TEST(Text, ThatLooksLikeSomethingElseNeedsQuotes) {
  for (const char* text :
       {"8.0", "8",    "1e3", "0x1F", "0o17", "12:30", "2024-11-23", "1_000", "+5",   "-1",
        ".5",  "true", "No",  "ON",   "~",    "null",  ".inf",       ".NaN",  "0644", "y"}) {
    EXPECT_TRUE(NeedsQuotes(text)) << text;
  }
  for (const char* text : {"8.0.42", "200-299", "200,204", "10.0.0.0/16", "7d", "v1", "yes-man", "e3",
                           "1password", "a.b", "-", "123456789012.dkr.ecr", "02:00-03:00", "0xyz", "1.e"}) {
    EXPECT_FALSE(NeedsQuotes(text)) << text;
  }
}

TEST(Duration, IsOneNumberAndOneUnit) {
  const auto codec = DurationText({.min = std::chrono::seconds(1), .max = std::chrono::hours(24 * 30)});
  ExpectRoundTrips(codec, {"1s", "90s", "15m", "6h", "7d", "61m", "25h"});
  ExpectRefused(codec, {"", "s", "15", "15 m", "1.5h", "-1h", "015m", "1h30m", "5M", "0s", "31d",
                        "99999999999d", "none"});
  EXPECT_EQ(Decode(codec, Scalar("3600s")).first, std::chrono::hours(1));
  EXPECT_EQ(FormatDuration(std::chrono::seconds(3600)), "1h");
  EXPECT_EQ(FormatDuration(std::chrono::seconds(0)), "0s");
}

TEST(Windows, AreHalfAnHourOrMore) {
  ExpectRoundTrips(DailyWindowText(), {"02:00-03:00", "23:45-00:15", "00:00-23:59"});
  ExpectRefused(DailyWindowText(), {"", "-", "02:00", "2:00-3:00", "02:00-02:29", "24:00-01:00",
                                    "02:60-03:00", "02:00-02:00", "02.00-03.00"});
  ExpectRoundTrips(WeeklyWindowText(), {"sun:04:00-sun:05:00", "sun:23:45-mon:00:15", "mon:00:00-tue:00:00"});
  ExpectRefused(WeeklyWindowText(), {"", "04:00-05:00", "Sun:04:00-Sun:05:00", "sun:04:00-sun:04:29",
                                     "mon:00:00-tue:00:01", "xyz:04:00-xyz:05:00"});
}

TEST(Schedules, AreWhatEventBridgeTakes) {
  ExpectRoundTrips(ScheduleText(),
                   {"rate(1 minute)", "rate(5 minutes)", "rate(1 hour)", "rate(12 hours)", "rate(1 day)",
                    "cron(0 2 * * ? *)", "cron(0/15 * * * ? *)", "cron(15 11 ? * MON-FRI *)", "cron(0 8 1 * ? *)",
                    "cron(0 10 ? * 6L 2022-2030)", "cron(0 0 L * ? *)", "cron(0 0 15W JAN,JUL ? *)",
                    "cron(0 0 ? * 6#3 *)", "cron(0-10/2,30 1,2 1-31/2 1-6 ? *)"});
  ExpectRefused(ScheduleText(),
                {"", "daily", "rate()", "rate(0 minutes)", "rate(01 minutes)", "rate(-1 minutes)", "rate(1 minutes)",
                 "rate(5 minute)", "rate(5 weeks)", "rate(5  minutes)", "rate(1 hour", "at(2030-01-01T00:00:00)",
                 "cron(0 2 * * *)", "cron(0 2 * * * *)", "cron(0 2 ? * ? *)", "cron(60 2 * * ? *)",
                 "cron(0 24 * * ? *)", "cron(0 2 32 * ? *)", "cron(0 2 * 13 ? *)", "cron(0 2 ? * 8 *)",
                 "cron(0 2 * * ? 1969)", "cron(0 2 * * ? *) ", "cron(0 2  * * ? *)", "cron(? 2 * * ? *)",
                 "cron(0 2 * jan ? *)", "cron(5-1 2 * * ? *)", "cron(0/0 2 * * ? *)", "cron(0 2 ? * 6#6 *)",
                 "cron(0 0 L * L *)", "cron(, 2 * * ? *)"});
  EXPECT_EQ(Complaint(ScheduleText(), "rate(1 minutes)"),
            "schedule `rate(1 minutes)` counts 1 `minutes` | write `rate(1 minute)`");
  EXPECT_EQ(Complaint(ScheduleText(), "cron(0 2 * * * *)"),
            "schedule `cron(0 2 * * * *)` must leave exactly one of its days open | write `?` for the day of the month "
            "or for the day of the week");
}

TEST(Network, MasksWhatWasMeant) {
  EXPECT_EQ(
      Complaint(CidrText(), "10.0.1.5/24"),
      "network `10.0.1.5/24` has bits behind its prefix | write `10.0.1.0/24`, the network that it lies in");
  ExpectRoundTrips(CidrText(), {"0.0.0.0/0", "10.0.0.0/16", "255.255.255.255/32"});
  ExpectRefused(CidrText(), {"", "10.0.0.0", "10.0.0/16", "10.0.0.0/33", "256.0.0.0/8", "010.0.0.0/8",
                             "10.0.0.0/016", "::/0", " 10.0.0.0/8"});
}

TEST(Region, SuggestsTheOneThatWasMeant) {
  EXPECT_EQ(Complaint(RegionCode(), "eu-wset-1"),
            "region `eu-wset-1` is not in the table of regions | a similar one exists: `eu-west-1`");
  EXPECT_EQ(Complaint(RegionCode(), "us-east-1b"),
            "region `us-east-1b` is an availability zone | write its region: `us-east-1`");
}

TEST(Names, OfTheBlueprint) {
  ExpectRoundTrips(Name("service"), {"a", "web", "web-2", "a1-b2-c3"});
  ExpectRefused(Name("service"), {"", "-web", "web-", "web--2", "Web", "web_2", "2web", "wéb",
                                  "a23456789012345678901234567890123"});
  EXPECT_EQ(Complaint(Name("service"), "Web_Front"),
            "service `Web_Front` has characters besides `a-z`, `0-9` and `-` | write `web-front`");
}

TEST(Names, OfAws) {
  ExpectRoundTrips(LoadBalancerName(), {"primary-app-alb", "A", "12345678901234567890123456789012"});
  ExpectRefused(LoadBalancerName(), {"", "internal-app", "Internal-app", "app_alb", "-app", "app-",
                                     "123456789012345678901234567890123"});
  ExpectRoundTrips(ParameterName(), {"/app/latest-ami-id", "plain", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o"});
  ExpectRefused(ParameterName(), {"/", "app/x", "/app/", "/a//b", "/aws/x", "/AWS-x", "ssmx", "/a b",
                                  "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p"});
  ExpectRoundTrips(BucketName(), {"abc", "example-media", "a.b.c", "1bucket1"});
  ExpectRefused(BucketName(), {"ab", "Abc", "a_b", "a..b", "-ab", "ab-", "10.0.0.1", "xn--ab", "sthree-a",
                               "amzn-s3-demo-a", "a-s3alias", "a--ol-s3"});
  ExpectRoundTrips(DatabaseIdentifier(), {"app-db", "a"});
  ExpectRefused(DatabaseIdentifier(), {"App", "app--db", "app-", "1app", "app_db", ""});
  ExpectRoundTrips(RoleName(), {"primary-ec2-s3-role", "a+b=c,d.e@f_g-h"});
  ExpectRefused(RoleName(), {"", "a/b", "a b"});
  ExpectRoundTrips(LaunchTemplateName(), {"a-b", "a(b).c-d/e_f"});
  ExpectRefused(LaunchTemplateName(), {"ab", "a b c"});
  ExpectRefused(AccountId(), {"12345678901", "1234567890123", "12345678901a"});
  ExpectRefused(TagKey(), {"", "aws:x", "Aws:x", "a*b"});
  ExpectRefused(ObjectKey(), {"", "/a", "a/", "a//b", "a b"});
}

TEST(Compute, Images) {
  ExpectRoundTrips(ContainerImage(), {"nginx", "nginx:1.27", "localhost/a",
                                      "registry.example.com:5000/team/web_front:1.2.3-rc.1", "a/b/c"});
  ExpectRefused(ContainerImage(), {"", "Nginx", "nginx:", ":tag", "nginx:-a", "a//b", "/a", "a/", "a b",
                                   "nginx@sha256:12", "nginx@md5:0", "https://x/y"});
}

TEST(Compute, Matchers) {
  ExpectRoundTrips(StatusMatcher(), {"200", "200-299", "200,204", "200-204,301"});
  ExpectRefused(StatusMatcher(), {"", "2xx", "199", "500", "299-200", "200-", "200,", "200-201-202", "0200"});
}

TEST(Compute, Certificates) {
  const ArnParts arn =
      SplitCertificateArn("arn:aws-cn:acm:cn-north-1:123456789012:certificate/6f3ff1b6-9c1b");
  EXPECT_EQ(arn.partition, "aws-cn");
  EXPECT_EQ(arn.region, "cn-north-1");
  EXPECT_EQ(arn.account, "123456789012");
  for (const char* text :
       {"", "arn:aws:acm:eu-west-1:123456789012:certificate/", "arn:aws:acm::123456789012:certificate/x",
        "arn:aws:acm:eu-west-1:12345678901:certificate/x",
        "arn:aws:iam::123456789012:server-certificate/x"}) {
    EXPECT_TRUE(SplitCertificateArn(text).region.empty()) << text;
  }
}

TEST(Database, Classes) {
  ExpectRoundTrips(DatabaseClass(), {"db.t4g.small", "db.m6g.large", "db.r8g.48xlarge"});
  ExpectRefused(DatabaseClass(),
                {"", "t4g.small", "db.t4g", "db.large", "db..large", "db.t4g.huge", "DB.t4g.small"});
  EXPECT_EQ(Complaint(DatabaseClass(), "t3.micro"),
            "database class `t3.micro` is an instance type of EC2 | write `db.t3.micro`");
}

TEST(Database, Identifiers) {
  ExpectRoundTrips(SchemaName(), {"appDB", "a_1"});
  ExpectRefused(SchemaName(), {"", "1a", "_a", "a-b"});
  ExpectRefused(DatabaseUser(), {"", "12345678901234567", "a23456789012345678"});
  ExpectRoundTrips(EngineVersion(), {"8.0", "16", "8.0.42"});
  ExpectRefused(EngineVersion(), {"", "v8", "8.", ".8", "8..0", "8.0.1.2"});
}

}  // namespace
}  // namespace lifeboat::blueprint
