// Edits of a blueprint: what harms failover is noted, and undoing it is silent.
#include <gtest/gtest.h>

#include "edited.h"

namespace lifeboat::test {
namespace {

struct Case {
  std::string_view from;
  std::string_view to;
  std::string_view address;  ///< its end
  std::string_view says;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.to; }

class Worse : public testing::TestWithParam<Case> {};

TEST_P(Worse, IsNoted) {
  const Case& one = GetParam();
  const Notes notes = Harm({{one.from, one.to}});
  EXPECT_TRUE(Says(notes, one.address, one.says)) << Printed(notes);
}

TEST_P(Worse, AndItsUndoingIsSilent) {
  const Case& one = GetParam();
  const Notes notes = HarmOfUndoing({{one.from, one.to}});
  EXPECT_TRUE(notes.empty()) << Printed(notes);
}

constexpr std::string_view kController = "aws_lambda_function.failover_handler";

INSTANTIATE_TEST_SUITE_P(
    Edits, Worse,
    testing::Values(
        Case{"mode: automatic", "mode: approve", kController, "waits until a person has answered"},
        Case{"mode: automatic", "mode: automatic\n  fence: false", kController,
             "both regions may take writes"},
        Case{"mode: automatic", "mode: automatic\n  cool_down: 6h", kController,
             "the next failover waits 6h"},
        Case{"  drills: rate(90 days)\n", "", "aws_scheduler_schedule.drill_reminder", "nobody is reminded"},
        Case{"route53: { action: failover }", "route53: { action: none }", "aws_route53_health_check.web",
             "nobody outside the two regions"},
        Case{"route53: { action: failover }", "route53: { action: none }", "region_lost",
             "no longer counts for the loss of the region: `route53`"},
        Case{"replication: { action: failover }", "replication: { action: page }", "region_lost",
             "no longer counts for the loss of the region: `replication`"},
        Case{"replication: { action: failover }",
             "replication: { action: failover, evaluations: 10, datapoints: 10 }", "replication_posts",
             "raised after 10m instead of"},
        Case{"multi_az: true", "multi_az: false", "primary_database.aws_db_instance.posts",
             "the loss of one zone stops the database"},
        Case{"backups: { retention: 7d }\n", "backups: { retention: 2d }\n",
             "primary_database.aws_db_instance.posts", "days of backups: 2 instead of 7"},
        Case{"replica: { instance_class: db.t3.medium", "replica: { instance_class: db.t3.small",
             "dr_database.aws_db_instance.posts", "db.t3.small instead of db.t3.medium"},
        Case{"instance_class: db.t3.medium, backups: { retention: 7d }",
             "instance_class: db.t3.medium, backups: { retention: 2d }", kController,
             "once it has been promoted: 2 instead of 7"},
        Case{"replication: both-ways, replication_time_control: true", "replication: none",
             "primary_storage.aws_s3_bucket_replication_configuration.media", "objects no longer reach"},
        Case{"replication: both-ways", "replication: one-way",
             "dr_storage.aws_s3_bucket_replication_configuration.media", "no longer comes back"},
        Case{", replication_time_control: true", "", "aws_s3_bucket_replication_configuration.media",
             "has no bound"},
        Case{"cron(0 2 * * ? *)", "cron(0 2 ? * SUN *)", "create_image_web", "images are made less often"},
        Case{"days: 7", "days: 5", kController, "days that images are kept: 5 instead of 7"},
        Case{"at_least: 3", "at_least: 2", kController, "kept at least: 2 instead of 3"},
        Case{"standby: 1, failover: 2, max: 4", "standby: 0, failover: 2, max: 4", kController,
             "that stand by: 0 instead of 1"},
        Case{"standby: 1, failover: 2, max: 4", "standby: 1, failover: 1, max: 4", kController,
             "that a failover starts: 1 instead of 2"},
        Case{"standby: 1, failover: 2, max: 4", "standby: 1, failover: 2, max: 3",
             "dr_compute.aws_autoscaling_group.web", "instances that the DR region may have: 3 instead of 4"},
        Case{"instance_type: t3.small", "instance_type: t3.micro", "dr_compute.aws_launch_template.web",
             "t3.micro instead of t3.small"},
        Case{"    port: 80\n", "    port: 80\n    health_check: { interval: 60s }\n",
             "dr_load_balancing.aws_lb_target_group.web", "DR traffic opens later"}));

TEST(Recovery, TheFiguresAreCompared) {
  const auto worse = [](Edits edits) {
    const auto changes = diff::Compare(FromBlueprint(std::string(kBlog)), FromBlueprint(Edited(edits)));
    return changes.recovery && changes.recovery->Worse();
  };
  EXPECT_TRUE(worse({{"mode: automatic", "mode: approve"}}));
  EXPECT_TRUE(worse({{", replication_time_control: true", ""}}));
  EXPECT_TRUE(worse({{"max_replica_lag: 5m", "max_replica_lag: 10m"}}));
  EXPECT_FALSE(worse({{"max_replica_lag: 5m", "max_replica_lag: 3m"}}));
}

// What has two sides says so in either direction.
TEST(Recovery, TheLimitOfTheLagHasTwoSides) {
  const Notes higher = Harm({{"max_replica_lag: 5m", "max_replica_lag: 10m"}});
  EXPECT_TRUE(Says(higher, kController, "may lose up to 10m of data instead of 5m")) << Printed(higher);
  const Notes lower = Harm({{"max_replica_lag: 5m", "max_replica_lag: 3m"}});
  EXPECT_TRUE(Says(lower, kController, "blocks the failover")) << Printed(lower);
}

TEST(Recovery, FewerSignalsThatAgreeAndMore) {
  const Notes one = Harm({{"quorum: 2", "quorum: 1"}});
  EXPECT_TRUE(Says(one, "region_lost", "enough for a failover now: `route53`")) << Printed(one);
  const Notes three = Harm({{"quorum: 2", "quorum: 3"}});
  EXPECT_TRUE(Says(three, "region_lost", "no longer enough for a failover")) << Printed(three);
}

class Silent : public testing::TestWithParam<std::pair<std::string_view, std::string_view>> {};

TEST_P(Silent, InBothDirections) {
  const auto& [from, to] = GetParam();
  EXPECT_TRUE(Harm({{from, to}}).empty()) << Printed(Harm({{from, to}}));
  EXPECT_TRUE(HarmOfUndoing({{from, to}}).empty()) << Printed(HarmOfUndoing({{from, to}}));
}

INSTANTIATE_TEST_SUITE_P(Edits, Silent,
                         testing::Values(std::pair{"rto: 30m", "rto: 4h"}, std::pair{"rpo: 15m", "rpo: 1h"},
                                         // The alarms of people who look at a dashboard.
                                         std::pair{"threshold: 80", "threshold: 95"},
                                         std::pair{"{ action: page, threshold: 80 }", "{ action: none }"},
                                         std::pair{"[ops@example.com]", "[on-call@example.com]"},
                                         std::pair{"name: blog\n", "name: blog\nposture: failed-over\n"},
                                         std::pair{"name: blog\n", "name: blog\nposture: failing-back\n"},
                                         std::pair{"name: blog\n", "name: blog\ntags: { Team: a }\n"},
                                         std::pair{"nginx:1.27", "nginx:1.28"}));

// Of a removed service one sentence says that it is removed; no note says that failover lacks its parts.
TEST(Recovery, ARemovalIsNoHarm) {
  constexpr std::string_view kJobs =
      "  jobs:\n    image: \"nginx:1.27\"\n    port: 81\n    exposure: internal\n";
  const diff::Changes changes =
      diff::Compare(FromBlueprint(std::string(kBlog)), FromBlueprint(Edited({{kJobs, ""}})));
  EXPECT_TRUE(NotesOf(changes).empty()) << Printed(NotesOf(changes));
  int sentences = 0;
  for (const diff::Change& change : changes.changes) {
    for (const diff::Note& note : change.notes) {
      sentences += note.text.find("`services.jobs` is removed") == std::string::npos ? 0 : 1;
    }
  }
  EXPECT_EQ(sentences, 1);
}

}  // namespace
}  // namespace lifeboat::test
