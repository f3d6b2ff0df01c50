#include <gtest/gtest.h>

#include "lifeboat/support/zip.h"

#include "unit/diff/sides.h"

namespace lifeboat::diff {
namespace {

Texts Of(std::string_view type, std::string_view before, std::string_view after) {
  const auto side = [&](std::string_view body) {
    return Resources("\"" + std::string(type) + "\": {\"a\": " + std::string(body) + "}");
  };
  return Attributes(Compare(side(before), side(after)), std::string(type) + ".a");
}

TEST(Values, AreComparedMemberByMember) {
  EXPECT_EQ(
      Of("aws_lb_target_group", R"({"health_check": {"path": "/a", "interval": 5}, "tags": {"x": "1"}})",
         R"({"health_check": {"path": "/b", "interval": 5}, "tags": {"x": "1", "y": "2"}})"),
      (Texts{R"(health_check.path: "/a" -> "/b")", R"(tags.y: - -> "2")"}));
}

TEST(Values, NullIsAbsentAndNumbersMayBeText) {
  EXPECT_EQ(Of("aws_lb", R"({"a": null, "b": "3", "c": true})", R"({"b": 3, "c": "true"})"), Texts{});
}

TEST(Values, ABlockMayBeAnObjectOrAListOfOne) {
  EXPECT_EQ(Of("aws_lb", R"({"access_logs": [{"bucket": "x"}]})", R"({"access_logs": {"bucket": "x"}})"),
            Texts{});
}

TEST(Values, SetsHaveNoOrder) {
  EXPECT_EQ(Of("aws_db_instance", R"({"vpc_security_group_ids": ["a", "b"]})",
               R"({"vpc_security_group_ids": ["b", "a"]})"),
            Texts{});
  EXPECT_EQ(Of("aws_db_instance", R"({"vpc_security_group_ids": ["a", "b"]})",
               R"({"vpc_security_group_ids": ["c", "b"]})"),
            (Texts{R"(vpc_security_group_ids["a"]: "a" -> -)", R"(vpc_security_group_ids["c"]: - -> "c")"}));
}

TEST(Values, ListsHaveOne) {
  EXPECT_EQ(Of("aws_autoscaling_group", R"({"termination_policies": ["A", "B"]})",
               R"({"termination_policies": ["B", "A"]})"),
            Texts{R"(termination_policies: ["A", "B"] -> ["B", "A"])"});
}

TEST(Values, ElementsAreToldApartByTheirName) {
  EXPECT_EQ(
      Of("aws_db_parameter_group",
         R"({"parameter": [{"name": "a", "value": "1"}, {"name": "b", "value": "1"}]})",
         R"({"parameter": [{"name": "c", "value": "9"}, {"name": "b", "value": "2"}, {"name": "a", "value": "1"}]})"),
      (Texts{R"(parameter["b"].value: "1" -> "2")", R"(parameter["c"]: - -> {name: "c", value: "9"})"}));
}

TEST(Values, PoliciesAreComparedAsDocuments) {
  const auto policy = [](std::string_view text) { return R"({"policy": ")" + std::string(text) + "\"}"; };
  EXPECT_EQ(
      Of("aws_sqs_queue_policy",
         policy(R"({\"Statement\": [{\"Sid\": \"A\", \"Action\": [\"x\", \"y\"]}, {\"Sid\": \"B\"}]})"),
         policy(
             R"({\"Statement\": [{\"Sid\": \"B\"}, {\"Sid\": \"A\", \"Action\": [\"y\", \"x\", \"z\"]}]})")),
      Texts{R"(policy.Statement["A"].Action["z"]: - -> "z")"});
}

TEST(Values, DocumentsOfDataSourcesBelongToWhoReadsThem) {
  const auto side = [](std::string_view actions) {
    return SideOf(R"({"data": {"aws_iam_policy_document": {"d": {"statement": [{"sid": "S", "actions": )" +
                  std::string(actions) + R"(}]}}},
                      "resource": {"aws_iam_role_policy": {"p": {"policy": "${data.aws_iam_policy_document.d.json}"}}}})");
  };
  EXPECT_TRUE(Compare(side(R"(["a", "b"])"), side(R"(["b", "a"])")).empty());
  const Changes changes = Compare(side(R"(["a"])"), side(R"(["a", "b"])"));
  EXPECT_EQ(Lines(changes), Texts{"in-place update aws_iam_role_policy.p"});
  EXPECT_EQ(Attributes(changes, "aws_iam_role_policy.p"),
            Texts{R"(policy.statement.actions["b"]: - -> "b")"});
}

TEST(Values, AStatementThatGoesIsAChangeOfThePolicyInPlace) {
  const auto side = [](std::string_view statements) {
    return SideOf(
        R"({"data": {"aws_iam_policy_document": {"d": {"statement": [)" + std::string(statements) +
        R"(]}}}, "resource": {"aws_iam_role_policy": {"p": {"policy": "${data.aws_iam_policy_document.d.json}"}}}})");
  };
  const std::string_view two = R"({"sid": "A", "actions": ["a"]}, {"sid": "B", "actions": ["b"]})";
  const std::string_view three =
      R"({"sid": "A", "actions": ["a"]}, {"sid": "B", "actions": ["b"]}, {"sid": "C"})";
  EXPECT_EQ(Lines(Compare(side(three), side(two))), Texts{"in-place update aws_iam_role_policy.p"});
  EXPECT_EQ(Lines(Compare(side(two), side(three))), Texts{"in-place update aws_iam_role_policy.p"});
}

TEST(Values, TemplatesMeanWhatIsBehindThem) {
  const auto side = [](std::string_view output, std::string_view behind) {
    return SideOf(
        {{"main.tf.json", R"({"module": {"a": {"source": "./a"}, "b": {"source": "./b", "x": "${module.a.)" +
                              std::string(output) + R"(}"}}})"},
         {"a/main.tf.json", R"({"resource": {"aws_vpc": {"main": {}}}, "output": {")" + std::string(output) +
                                R"(": {"value": "${aws_vpc.main.)" + std::string(behind) + R"(}"}}})"},
         {"b/main.tf.json", R"({"resource": {"aws_sns_topic": {"t": {"display_name": "${var.x}"}}}})"}});
  };
  EXPECT_TRUE(Compare(side("one", "id"), side("another", "id")).empty());
  EXPECT_EQ(Attributes(Compare(side("one", "id"), side("one", "arn")), "module.b.aws_sns_topic.t"),
            Texts{"display_name: ${module.a.aws_vpc.main.id} -> ${module.a.aws_vpc.main.arn}"});
}

TEST(Values, WhatTwoAttributesReadIsOfBoth) {
  const auto side = [](const std::string& line) {
    return SideOf(R"({"locals": {"l": [")" + line + R"("]}, "resource": {"aws_launch_template": {"t": {
        "user_data": "${join(\"\", local.l)}", "description": "${join(\"\", local.l)}"}}}})");
  };
  EXPECT_EQ(Attributes(Compare(side("a"), side("b")), "aws_launch_template.t"),
            (Texts{"description: - -> -", "user_data: - -> -"}));
}

TEST(Values, NamesOfLocalsAndDataSourcesMeanNothing) {
  const auto side = [](const std::string& name, const std::string& action) {
    return SideOf(R"({"locals": {")" + name + R"(": ["A=1"]},
        "data": {"aws_iam_policy_document": {")" +
                  name + R"(": {"statement": [{"sid": "S", "actions": [")" + action +
                  R"("]}]}}},
        "resource": {"aws_launch_template": {"t": {"user_data": "${base64encode(join(\"\", local.)" +
                  name + R"())}"}},
                     "aws_iam_role_policy": {"p": {"policy": "${data.aws_iam_policy_document.)" +
                  name + R"(.json}"}}}})");
  };
  EXPECT_TRUE(Compare(side("old", "a"), side("new", "a")).empty());
  EXPECT_EQ(Lines(Compare(side("old", "a"), side("new", "b"))),
            Texts{"in-place update aws_iam_role_policy.p"});
}

TEST(Values, ScriptsAreShownAsText) {
  const auto side = [](const std::string& port, const std::string& script) {
    return SideOf({{"main.tf.json", R"({"module": {"m": {"source": "./m"}}})"},
                   {"m/start.sh", script},
                   {"m/main.tf.json", R"({"locals": {"s": ["A=1", "PORT=)" + port +
                                          R"("]}, "resource": {"aws_launch_template": {"t": {"user_data":
                        "${base64encode(join(\"\\n\", concat(local.s, [file(\"${path.module}/start.sh\")])))}"}}}})"}});
  };
  const Changes changes = Compare(side("1", "echo a\n"), side("2", "echo b\n"));
  const Change* change = Find(changes, "module.m.aws_launch_template.t");
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(Attributes(changes, change->address), Texts{"user_data: - -> -"});
  ASSERT_EQ(change->files.size(), 2U);
  EXPECT_NE(change->files[0].diff.find("-PORT=1\n+PORT=2"), std::string::npos);
  EXPECT_EQ(change->files[1].path, "m/start.sh");
  EXPECT_NE(change->files[1].diff.find("-echo a\n+echo b"), std::string::npos);
  EXPECT_TRUE(Compare(side("1", "x"), side("1", "x")).empty());
}

TEST(Values, CodeIsComparedFileByFile) {
  const auto side = [](const std::string& code) {
    return SideOf(
        {{"f.zip", Zip({{"a.py", code}, {"b.py", "same"}})},
         {"main.tf.json", R"({"resource": {"aws_lambda_function": {"f": {"filename": "${path.module}/f.zip",
                     "source_code_hash": "${filebase64sha256(\"${path.module}/f.zip\")}"}}}})"}});
  };
  const Changes changes = Compare(side("old\n"), side("new\n"));
  const Change* change = Find(changes, "aws_lambda_function.f");
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(Attributes(changes, change->address), Texts{"source_code_hash: - -> -"});
  ASSERT_EQ(change->files.size(), 1U);
  EXPECT_EQ(change->files.front().path, "f.zip!a.py");
}

}  // namespace
}  // namespace lifeboat::diff
