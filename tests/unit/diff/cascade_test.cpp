#include <gtest/gtest.h>

#include "unit/diff/sides.h"

namespace lifeboat::diff {
namespace {

/// A key, a database that it encrypts, and what reads the database.
Side Chain(std::string_view key) {
  return Resources(R"("aws_kms_key": {"k": {"description": "d")" + std::string(key) + R"(}},
      "aws_db_instance": {"db": {"identifier": "app", "kms_key_id": "${aws_kms_key.k.arn}"}},
      "aws_ssm_parameter": {"host": {"value": "${aws_db_instance.db.address}"},
                            "name": {"value": "${aws_db_instance.db.identifier}"}})");
}

TEST(Cascade, AReplacedKeyReplacesTheDatabaseThatItEncrypts) {
  const Changes changes = Compare(Chain(""), Chain(R"(, "customer_master_key_spec": "RSA_2048")"));
  EXPECT_EQ(Lines(changes), (Texts{"data-loss replace aws_db_instance.db", "data-loss replace aws_kms_key.k",
                                   "in-place update aws_ssm_parameter.host"}));
  EXPECT_EQ(Find(changes, "aws_db_instance.db")->chain, Texts{"aws_kms_key.k"});
  EXPECT_EQ(Find(changes, "aws_ssm_parameter.host")->chain, (Texts{"aws_kms_key.k", "aws_db_instance.db"}));
  EXPECT_EQ(Attributes(changes, "aws_db_instance.db"), Texts{"kms_key_id: ${aws_kms_key.k.arn} -> ?"});
}

TEST(Cascade, WhatTheConfigurationSaysIsKnownOfTheNewOneToo) {
  const Changes changes = Compare(Chain(""), Chain(R"(, "customer_master_key_spec": "RSA_2048")"));
  EXPECT_EQ(Find(changes, "aws_ssm_parameter.name"), nullptr);
}

TEST(Cascade, UnknownValuesTravelThroughAttributes) {
  const auto side = [](std::string_view cidr) {
    return Resources(R"("aws_vpc": {"v": {"cidr_block": ")" + std::string(cidr) + R"("}},
        "aws_ssm_parameter": {"a": {"value": "${aws_vpc.v.id}"}, "b": {"value": "${aws_ssm_parameter.a.value}"},
                              "c": {"value": "${aws_ssm_parameter.a.name}"}})");
  };
  const Changes changes = Compare(side("10.0.0.0/16"), side("10.1.0.0/16"));
  EXPECT_NE(Find(changes, "aws_ssm_parameter.b"), nullptr);
  EXPECT_EQ(Find(changes, "aws_ssm_parameter.b")->chain, (Texts{"aws_vpc.v", "aws_ssm_parameter.a"}));
}

TEST(Cascade, AnUpdatedLaunchTemplateHasANewVersion) {
  const auto side = [](std::string_view type) {
    return Resources(R"("aws_launch_template": {"t": {"instance_type": ")" + std::string(type) + R"("}},
        "aws_autoscaling_group": {"g": {"launch_template": {"id": "${aws_launch_template.t.id}",
                                                            "version": "${aws_launch_template.t.latest_version}"}}})");
  };
  const Changes changes = Compare(side("t3.micro"), side("t3.small"));
  EXPECT_EQ(Lines(changes),
            (Texts{"disruptive update aws_autoscaling_group.g", "in-place update aws_launch_template.t"}));
}

TEST(Cascade, StopsAtWhatTerraformIgnores) {
  const auto side = [](std::string_view cidr) {
    return Resources(R"("aws_vpc": {"v": {"cidr_block": ")" + std::string(cidr) + R"("}},
        "aws_ssm_parameter": {"a": {"value": "${aws_vpc.v.id}", "lifecycle": {"ignore_changes": ["value"]}}})");
  };
  EXPECT_EQ(Lines(Compare(side("10.0.0.0/16"), side("10.1.0.0/16"))), Texts{"replace replace aws_vpc.v"});
}

TEST(Cascade, GoesThroughDataSources) {
  const auto side = [](std::string_view cidr) {
    return SideOf(R"({"resource": {"aws_vpc": {"v": {"cidr_block": ")" + std::string(cidr) + R"("}},
          "aws_iam_role_policy": {"p": {"policy": "${data.aws_iam_policy_document.d.json}"}}},
        "data": {"aws_iam_policy_document": {"d": {"statement": [{"resources": ["${aws_vpc.v.arn}"]}]}}}})");
  };
  EXPECT_EQ(Lines(Compare(side("10.0.0.0/16"), side("10.1.0.0/16"))),
            (Texts{"replace replace aws_vpc.v", "in-place update aws_iam_role_policy.p"}));
}

TEST(Cascade, AnotherNameReachesThoseWhoReadIt) {
  const auto side = [](std::string_view name) {
    return Resources(R"("aws_db_instance": {"db": {"identifier": ")" + std::string(name) + R"("}},
        "aws_cloudwatch_metric_alarm": {"a": {"dimensions": {"DBInstanceIdentifier":
                                              "${aws_db_instance.db.identifier}"}}},
        "aws_db_event_subscription": {"s": {"source_ids": ["${aws_db_instance.db.identifier}"]}},
        "aws_ssm_parameter": {"host": {"value": "${aws_db_instance.db.address}"}})");
  };
  const Changes changes = Compare(side("one"), side("two"));
  EXPECT_EQ(Lines(changes),
            (Texts{"disruptive update aws_db_instance.db", "in-place update aws_cloudwatch_metric_alarm.a",
                   "in-place update aws_db_event_subscription.s"}));
  EXPECT_EQ(Attributes(changes, "aws_db_event_subscription.s"), Texts{"source_ids: [one] -> [two]"});
  EXPECT_EQ(Attributes(changes, "aws_cloudwatch_metric_alarm.a"),
            Texts{R"(dimensions.DBInstanceIdentifier: "one" -> "two")"});
  EXPECT_EQ(Find(changes, "aws_cloudwatch_metric_alarm.a")->chain, Texts{"aws_db_instance.db"});
}

TEST(Cascade, AnotherNameReplacesWhatCannotBeRenamed) {
  const auto side = [](std::string_view name) {
    return Resources(R"("aws_iam_role": {"r": {"name": ")" + std::string(name) + R"("}},
        "aws_iam_role_policy": {"p": {"role": "${aws_iam_role.r.name}", "policy": "{}"}})");
  };
  EXPECT_EQ(Lines(Compare(side("one"), side("two"))),
            (Texts{"replace replace aws_iam_role.r", "replace replace aws_iam_role_policy.p"}));
}

TEST(Cascade, ADataSourceWaitsForWhatItNamesInItsModule) {
  const auto side = [](std::string_view shown) {
    return SideOf(R"({"resource": {"aws_sns_topic": {"t": {"name": "t", "display_name": ")" +
                  std::string(shown) +
                  R"("}}, "aws_sns_topic_policy": {"p": {"arn": "${aws_sns_topic.t.arn}",
          "policy": "${data.aws_iam_policy_document.d.json}"}}},
        "data": {"aws_iam_policy_document": {"d": {"statement": [{"resources": ["${aws_sns_topic.t.arn}"]}]}}}})");
  };
  EXPECT_EQ(Lines(Compare(side("one"), side("two"))),
            (Texts{"in-place update aws_sns_topic.t", "in-place update aws_sns_topic_policy.p"}));
}

TEST(Cascade, APartThatChangesIsNotTheWholeThatBecomesUnknown) {
  const auto side = [](std::string_view cidr, std::string_view zone) {
    return SideOf(R"({"resource": {"aws_vpc": {"v": {"cidr_block": ")" + std::string(cidr) + R"("}},
          "aws_iam_role_policy": {"p": {"policy": "${data.aws_iam_policy_document.d.json}"}}},
        "data": {"aws_iam_policy_document": {"d": {"statement": [{"sid": "A", "resources": ["${aws_vpc.v.arn}"],
          "actions": [")" +
                  std::string(zone) + R"("]}]}}}})");
  };
  const Changes changes = Compare(side("10.0.0.0/16", "a:X"), side("10.1.0.0/16", "a:Y"));
  const Texts attributes = Attributes(changes, "aws_iam_role_policy.p");
  ASSERT_EQ(attributes.size(), 3U);  // an action less, one more, and the document as a whole
  EXPECT_EQ(attributes.back(), "policy: ${data.aws_iam_policy_document.d.json} -> ?");
}

}  // namespace
}  // namespace lifeboat::diff
