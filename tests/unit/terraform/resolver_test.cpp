#include "lifeboat/terraform/resolver.h"

#include <gtest/gtest.h>

namespace lifeboat::terraform {
namespace {

/// Two modules: the database of one uses the key of the other.
Configuration Wired() {
  return *Configuration::Read(
      {{"main.tf.json", R"({"module": {
            "keys": {"source": "./keys"},
            "data": {"source": "./data", "key_arn": "${module.keys.arn}", "size": "large", "zones": ["a", "b"],
                     "prefix": "${module.keys.name}-x"}}})"},
       {"keys/main.tf.json", R"({"resource": {"aws_kms_key": {"main": {"description": "k"}}},
            "output": {"arn": {"value": "${aws_kms_key.main.arn}"}, "name": {"value": "${aws_kms_key.main.key_id}"}}})"},
       {"data/main.tf.json", R"({"resource": {"aws_db_instance": {"blog": {"kms_key_id": "${var.key_arn}"}}},
            "data": {"aws_iam_policy_document": {"p": {}}}, "locals": {"lines": ["x"]}})"}});
}

TEST(Resolver, FollowsVariablesAndOutputsToWhatIsBehindThem) {
  const Configuration configuration = Wired();
  Resolver resolver(configuration);
  const Resolved& resolved = resolver.Resolve("data", "${var.key_arn}");
  EXPECT_EQ(resolved.text, "${module.keys.aws_kms_key.main.arn}");
  ASSERT_EQ(resolved.references.size(), 1U);
  EXPECT_EQ(resolved.references.front().address, "module.keys.aws_kms_key.main");
  EXPECT_EQ(resolved.references.front().attribute, "arn");
}

TEST(Resolver, WritesLiteralsAndTemplatesAsOperands) {
  const Configuration configuration = Wired();
  Resolver resolver(configuration);
  EXPECT_EQ(resolver.Resolve("data", "${upper(var.size)}").text, R"(${upper("large")})");
  EXPECT_EQ(resolver.Resolve("data", "${var.zones[0]}").text, R"(${["a", "b"][0]})");
  EXPECT_EQ(resolver.Resolve("data", "${upper(var.prefix)}").text,
            R"(${upper("${module.keys.aws_kms_key.main.key_id}-x")})");
}

TEST(Resolver, KnowsBlocksLocalsAndFilesOfItsModule) {
  const Configuration configuration = Wired();
  Resolver resolver(configuration);
  const Resolved& resolved = resolver.Resolve(
      "data",
      R"(${f(aws_db_instance.blog.id, data.aws_iam_policy_document.p.json, local.lines, file("${path.module}/a/b.sh"))})");
  EXPECT_EQ(
      resolved.text,
      R"(${f(module.data.aws_db_instance.blog.id, module.data.data.aws_iam_policy_document.p.json, module.data.local.lines, file("${path.module}/a/b.sh"))})");
  EXPECT_EQ(resolved.references.size(), 2U);
  ASSERT_EQ(resolved.locals.size(), 1U);
  EXPECT_EQ(resolved.locals.front().name, "lines");
  EXPECT_EQ(resolved.files, std::vector<std::string>{"data/a/b.sh"});
}

TEST(Resolver, ReadsAddressesAsOthersWhenTold) {
  const Configuration configuration = Wired();
  Resolver resolver(configuration, {{"module.keys.aws_kms_key.main", "module.keys.aws_kms_key.other"}});
  EXPECT_EQ(resolver.Resolve("data", "${var.key_arn}").text, "${module.keys.aws_kms_key.other.arn}");
}

TEST(Resolver, LeavesWhatItDoesNotKnow) {
  const Configuration configuration = Wired();
  Resolver resolver(configuration);
  EXPECT_EQ(resolver.Resolve("data", "${var.gone} ${aws_x.y.z} ${each.key.a}").text,
            "${var.gone} ${aws_x.y.z} ${each.key.a}");
  EXPECT_EQ(resolver.Resolve("", "${var.root_variable.x}").text, "${var.root_variable.x}");
}

TEST(Resolver, EndsInACircle) {
  const auto circle =
      Configuration::Read({{"main.tf.json", R"({"module": {"a": {"source": "./a", "x": "${module.a.y}"}}})"},
                           {"a/main.tf.json", R"({"output": {"y": {"value": "${var.x}"}}})"}});
  Resolver resolver(*circle);
  EXPECT_FALSE(resolver.Resolve("a", "${var.x.z}").text.empty());
}

}  // namespace
}  // namespace lifeboat::terraform
