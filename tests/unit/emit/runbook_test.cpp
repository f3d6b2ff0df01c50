#include "emit/runbook/runbook.h"

#include <string>

#include <gtest/gtest.h>

#include "emit/runbook/markdown.h"
#include "emit/runbook/operator.h"
#include "unit/emit/automated_graph.h"

namespace lifeboat::emit {
namespace {

bool Says(const std::string& page, const std::string& text) { return page.find(text) != std::string::npos; }

graph::Graph Everything() { return test::AutomatedGraph().graph; }

TEST(Runbook, CommandsAreComplete) {
  EXPECT_TRUE(Says(Runbook(Everything()),
                   "aws lambda invoke --region us-east-1 --function-name shop-failover-handler \\\n"
                   "  --cli-binary-format raw-in-base64-out "
                   "--payload '{\"command\":\"fail-over\",\"by\":\"NAME\"}' /dev/stdout\n"));
}

TEST(Runbook, TheNumberOfTheNextFailbackIsThere) {
  EXPECT_TRUE(Says(Runbook(Everything()), "`posture: normal` and `failbacks: 2`"));
}

TEST(Runbook, ARenamedThingIsShownByBothNames) {
  graph::Graph graph = Everything();
  EXPECT_TRUE(Says(Runbook(graph), "group of `web` "));
  graph.automation.services["web"].name = "front";
  EXPECT_TRUE(Says(Runbook(graph), "group of `front`, here `web` "));
}

TEST(Runbook, WhatIsNotThereIsNotMentioned) {
  graph::Graph graph = Everything();
  graph.automation.databases.clear();
  graph.automation.services["web"].accelerated = false;
  const std::string page = Runbook(graph);
  for (const char* word :
       {"the replica", "replicas", "lag", "RDS", "aws rds", "etired", "accelerator", "dial"}) {
    EXPECT_FALSE(Says(page, word)) << word;
  }
}

TEST(Runbook, APlannedFailoverAndAnAbandonedFailbackHaveTheirCommands) {
  const std::string page = Runbook(Everything());
  EXPECT_TRUE(Says(page, "\"by\":\"NAME\",\"planned\":true}'"));
  EXPECT_TRUE(Says(page, "### The primary region dies during a failback"));
  EXPECT_TRUE(Says(page, "\"by\":\"NAME\",\"force\":true}'"));
}

TEST(Runbook, EachRegionHasItsImagesAndItsDeadLetters) {
  const std::string page = Runbook(Everything());
  for (const std::string region : {"us-east-1", "eu-west-1"}) {
    EXPECT_TRUE(Says(page, "aws ssm put-parameter --region " + region + " --name /shop/images/web "));
    EXPECT_TRUE(Says(page, "aws sqs get-queue-url --region " + region + " --queue-name shop-dead-letters "));
    EXPECT_TRUE(Says(page, "aws sqs purge-queue --region " + region + " "));
  }
}

TEST(Runbook, ObjectsOnTheirWayAreCountedWhereTheyArrive) {
  graph::Graph graph = Everything();
  const std::string there = "--region us-east-1 --namespace AWS/S3";
  const std::string back = "--region eu-west-1 --namespace AWS/S3";
  EXPECT_TRUE(Says(Runbook(graph), there) && Says(Runbook(graph), back));
  graph.automation.buckets["media"].replication = "one-way";
  EXPECT_TRUE(Says(Runbook(graph), there) && !Says(Runbook(graph), back));
  graph.automation.buckets["media"].replication = "none";
  EXPECT_FALSE(Says(Runbook(graph), "AWS/S3"));
}

TEST(Runbook, AFailoverThatNeedsApprovalSaysHowToGiveIt) {
  graph::Graph graph = Everything();
  EXPECT_FALSE(Says(Runbook(graph), "\"approve\""));
  graph.automation.mode = "approve";
  EXPECT_TRUE(Says(Runbook(graph), "\"approve\""));
}

TEST(Runbook, WithoutAnAlarmThereIsNoMaintenance) {
  graph::Graph graph = Everything();
  graph.automation.region_lost_alarm.reset();
  const std::string page = Runbook(graph);
  EXPECT_FALSE(Says(page, "Maintenance"));
  EXPECT_TRUE(Says(page, "No signal may start a failover here"));
}

TEST(Runbook, NamesDoNotLeaveTheirPlaces) {
  graph::Graph graph = Everything();
  graph.automation.region_lost_alarm = "lost `|` it's\n# gone $(x)";
  graph.automation.services["web"].dr.group = "a|b";
  const std::string page = Runbook(graph);
  EXPECT_TRUE(Says(page, "`` lost `|` it's # gone $(x) ``") || Says(page, "``lost `|` it's # gone $(x)``"))
      << page;
  EXPECT_TRUE(Says(page, "--alarm-names 'lost `|` it'\\''s\n# gone $(x)'"));
  EXPECT_TRUE(Says(page, "| `a\\|b` |"));
}

TEST(Code, HoldsAnyText) {
  EXPECT_EQ(Code("plain"), "`plain`");
  EXPECT_EQ(Code("a`b"), "``a`b``");
  EXPECT_EQ(Code("`"), "`` ` ``");
  EXPECT_EQ(Code(""), "`  `");
  EXPECT_EQ(Code("a\n\nb"), "`a  b`");
}

TEST(Page, AFenceIsLongerThanAnyInside) {
  Page page;
  page.Commands({"echo '\n```\n'"});
  const std::string text = std::move(page).Finish();
  EXPECT_TRUE(text.starts_with("\n````sh\n")) << text;
  EXPECT_TRUE(text.ends_with("\n````\n")) << text;
}

TEST(Page, CommandsOfAStepBelongToIt) {
  Page page;
  page.Heading(2, "x");
  page.Step("one");
  page.Commands({"true"});
  page.Step("two");
  EXPECT_EQ(std::move(page).Finish(), "## x\n\n1. one\n\n   ```sh\n   true\n   ```\n\n2. two\n");
}

TEST(Duration, IsReadable) {
  EXPECT_EQ(Duration(0), "0 s");
  EXPECT_EQ(Duration(90), "90 s");
  EXPECT_EQ(Duration(900), "15 min");
  EXPECT_EQ(Duration(3600), "1 h");
  EXPECT_EQ(Duration(5400), "1 h 30 min");
}

}  // namespace
}  // namespace lifeboat::emit
