#include "diff/provider_updates.h"

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::diff {
namespace {

using enum Transition;

constexpr std::array kTransitions = {Changed, Added, Removed, BecomesUnknown};

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream text(line);
  for (std::string cell; std::getline(text, cell, '\t');) {
    cells.push_back(cell);
  }
  return cells;
}

Update Meant(const std::string& cell) {
  if (cell == "replace") {
    return Update::Replace;
  }
  if (cell == "ignored") {
    return Update::Nothing;
  }
  return cell == "in-place" ? Update::InPlace : Update::Unknown;
}

TEST(ProviderUpdates, AgreeWithTheirData) {
  std::ifstream file(std::string(LIFEBOAT_SOURCE_DIR) + "/data/provider_updates.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#") || line.starts_with("type\t")) {
      continue;
    }
    const std::vector<std::string> cells = Cells(line);
    ASSERT_GE(cells.size(), 7U) << line;
    ++rows;
    for (std::size_t at = 0; at < kTransitions.size(); ++at) {
      EXPECT_EQ(UpdateOf(cells[0], cells[1], kTransitions[at]), Meant(cells[3 + at]))
          << line << "\nrun data/generate.py";
    }
  }
  EXPECT_GT(rows, 300U);
}

TEST(ProviderUpdates, AreWhatIsKnownOfAws) {
  EXPECT_EQ(UpdateOf("aws_db_instance", "identifier", Changed), Update::InPlace);
  EXPECT_EQ(UpdateOf("aws_lb", "subnets", Changed), Update::InPlace);
  EXPECT_EQ(UpdateOf("aws_autoscaling_group", "max_size", Changed), Update::InPlace);
  EXPECT_EQ(UpdateOf("aws_vpc_security_group_ingress_rule", "from_port", Changed), Update::InPlace);
  EXPECT_EQ(UpdateOf("aws_db_instance", "kms_key_id", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_lb_target_group", "port", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_launch_template", "name", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_lambda_function", "function_name", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_security_group", "description", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_iam_role", "name", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_cloudwatch_metric_alarm", "alarm_name", Changed), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_sns_topic", "name", Changed), Update::Replace);
}

TEST(ProviderUpdates, KnowThatAnUnknownValueMayReplaceAsWell) {
  EXPECT_EQ(UpdateOf("aws_subnet", "vpc_id", BecomesUnknown), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_db_instance", "kms_key_id", BecomesUnknown), Update::Replace);
  EXPECT_EQ(UpdateOf("aws_lb", "security_groups", BecomesUnknown), Update::InPlace);
}

TEST(ProviderUpdates, CountWhatIsInsideOfABlockAsAChangeOfIt) {
  EXPECT_EQ(UpdateOf("aws_vpc", "tags.Owner", Added), Update::InPlace);
  EXPECT_EQ(UpdateOf("aws_route53_health_check", "tags.Owner.deep", Removed), Update::InPlace);
  EXPECT_EQ(UpdateOf("aws_lb_target_group", "health_check.not_listed", Added), Update::InPlace);
}

TEST(ProviderUpdates, PromiseNothingAboutWhatTheyDoNotKnow) {
  EXPECT_EQ(UpdateOf("aws_vpc", "not_listed", Changed), Update::Unknown);
  EXPECT_EQ(UpdateOf("aws_vpc", "", Changed), Update::Unknown);
  EXPECT_EQ(UpdateOf("aws_instance", "ami", Changed), Update::Unknown);
  EXPECT_EQ(UpdateOf("", "", Removed), Update::Unknown);
  // An empty block: what its arguments would do was never asked.
  EXPECT_EQ(UpdateOf("aws_s3_bucket_lifecycle_configuration", "rule.filter.prefix", Added), Update::Unknown);
  // Required: it can neither come nor go.
  EXPECT_EQ(UpdateOf("aws_subnet", "vpc_id", Removed), Update::Unknown);
}

}  // namespace
}  // namespace lifeboat::diff
