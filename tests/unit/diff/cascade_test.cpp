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

}  // namespace
}  // namespace lifeboat::diff
