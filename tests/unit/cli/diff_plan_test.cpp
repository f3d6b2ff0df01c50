#include <string>

#include "program.h"

namespace lifeboat::cli {
namespace {

constexpr std::string_view kPlan = R"({"format_version": "1.2", "planned_values": {}, "resource_changes": [
  {"address": "module.primary_compute.aws_autoscaling_group.web", "module_address": "module.primary_compute",
   "mode": "managed", "type": "aws_autoscaling_group",
   "change": {"actions": ["update"], "before": {"min_size": 0}, "after": {"min_size": 2}}}]})";

class DiffPlan : public Program {
 protected:
  DiffPlan() { disk_.AddFile("plan.json", std::string(kPlan)); }
};

TEST_F(DiffPlan, IsReadWithAndWithoutWhatWasPlanned) {
  EXPECT_EQ(Call({"diff", "--fail-on", "never", "--plan", "plan.json"}), 0) << err_;
  EXPECT_TRUE(Contains(out_, "module.primary_compute.aws_autoscaling_group.web"));
  EXPECT_EQ(Call({"diff", "--fail-on", "never", "--plan", "plan.json", "in.yaml"}), 0) << err_;
  EXPECT_TRUE(Contains(out_, "module.primary_compute.aws_autoscaling_group.web"));
}

TEST_F(DiffPlan, TheTableOfWhatTheRunningSystemOwnsIsTheCompilers) {
  Call({"diff", "--plan", "plan.json"});
  EXPECT_TRUE(Contains(out_, "`min_size`\n            (failover controller)")) << out_;
}

TEST_F(DiffPlan, HasTheSameExitCodes) {
  EXPECT_EQ(Call({"diff", "--fail-on", "never", "--plan", "plan.json", "--exit-code"}), 3);
  EXPECT_EQ(Call({"diff", "--plan", "plan.json", "--exit-code"}), 4);
  disk_.AddFile("quiet.json", R"({"format_version": "1.2", "planned_values": {}})");
  EXPECT_EQ(Call({"diff", "--plan", "quiet.json", "--exit-code"}), 0);
}

TEST_F(DiffPlan, WhatIsNoPlanIsAnErrorWithItsName) {
  EXPECT_EQ(Call({"diff", "--plan", "in.yaml"}), 2);
  EXPECT_TRUE(Contains(err_, "cannot read `in.yaml` as a plan"));
  EXPECT_EQ(Call({"diff", "--plan", "missing.json"}), 2);
  EXPECT_TRUE(Contains(err_, "missing.json"));
  EXPECT_EQ(Call({"diff", "--plan", "plan.json", "missing.yaml"}), 2);
  EXPECT_TRUE(Contains(err_, "missing.yaml"));
}

TEST_F(DiffPlan, TwoSidesAndAPlanAreTooMany) {
  EXPECT_EQ(Call({"diff", "--plan", "plan.json", "in.yaml", "in.yaml"}), 2);
  EXPECT_TRUE(Contains(err_, "error[LB002]"));
  EXPECT_TRUE(Contains(err_, "no `in.yaml` besides"));
}

TEST_F(DiffPlan, WithoutAPlanBothSidesAreNeeded) {
  for (const std::vector<std::string>& call : {std::vector<std::string>{"diff"}, {"diff", "in.yaml"}}) {
    EXPECT_EQ(Call(call), 2);
    EXPECT_TRUE(Contains(err_, "`diff` needs OLD and NEW, or `--plan FILE`"));
  }
  EXPECT_EQ(Call({"diff", "in.yaml", "in.yaml"}), 0) << err_;
}

}  // namespace
}  // namespace lifeboat::cli
