#include "lifeboat/terraform/readers.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::terraform {
namespace {

std::vector<std::string> ReadersOf(const Configuration& configuration, std::string_view address) {
  const ReaderIndex index(configuration);
  std::vector<std::string> found;
  for (const Reader& reader : index.ReadersOf(*configuration.Find(address))) {
    found.push_back(reader.block->address + "#" + reader.path + "<" + reader.attribute);
  }
  std::ranges::sort(found);
  return found;
}

TEST(Readers, AreFoundInTheModuleAndAcrossModules) {
  const auto configuration = Configuration::Read(
      {{"main.tf.json",
        R"({"module": {"keys": {"source": "./keys"}, "data": {"source": "./data", "key": "${module.keys.arn}"}},
                            "resource": {"aws_ssm_parameter": {"k": {"value": "${module.keys.arn}"}}}})"},
       {"keys/main.tf.json",
        R"({"resource": {"aws_kms_key": {"main": {}}, "aws_kms_alias": {"main": {"target_key_id": "${aws_kms_key.main.key_id}"}}},
                                 "output": {"arn": {"value": "${aws_kms_key.main.arn}"}}})"},
       {"data/main.tf.json",
        R"({"resource": {"aws_db_instance": {"blog": {"kms_key_id": "${var.key}", "other": "${local.k}"}},
                                              "aws_launch_template": {"a": {"mappings": [{"ebs": {"kms_key_id": "${var.key}"}}]}}},
                                 "locals": {"k": ["${var.key}"]}})"}});
  ASSERT_TRUE(configuration.has_value());
  EXPECT_EQ(ReadersOf(*configuration, "module.keys.aws_kms_key.main"),
            (std::vector<std::string>{"aws_ssm_parameter.k#value<arn",
                                      "module.data.aws_db_instance.blog#kms_key_id<arn",
                                      "module.data.aws_db_instance.blog#other<arn",
                                      "module.data.aws_launch_template.a#mappings.ebs.kms_key_id<arn",
                                      "module.keys.aws_kms_alias.main#target_key_id<key_id"}));
}

TEST(Readers, DoNotMixUpModules) {
  const auto configuration = Configuration::Read(
      {{"main.tf.json", R"({"module": {"a": {"source": "./a"}, "b": {"source": "./b"}}})"},
       {"a/main.tf.json", R"({"resource": {"aws_x": {"n": {}, "m": {"of": "${aws_x.n.id}"}}}})"},
       {"b/main.tf.json", R"({"resource": {"aws_x": {"n": {}, "m": {"of": "${aws_x.n.id}"}}}})"}});
  EXPECT_EQ(ReadersOf(*configuration, "module.a.aws_x.n"),
            std::vector<std::string>{"module.a.aws_x.m#of<id"});
}

}  // namespace
}  // namespace lifeboat::terraform
