#include <string>
#include <utility>
#include <vector>

#include "lower/arn.h"
#include "lower/automation/names.h"
#include "lower/networking.h"
#include "lower/places.h"

namespace lifeboat::lower {

namespace {

graph::Principal Anyone() { return {"AWS", {"*"}}; }

/// Only calls that EC2 makes in this region, for this account. Speaks of no role: the one that EC2 Auto
/// Scaling uses does not exist in an account that never scaled anything, and a policy that names a missing
/// role is refused.
std::vector<graph::Condition> ThroughEc2(const Context& context, graph::Side side) {
  return {{"StringEquals", "kms:CallerAccount", {context.AccountId()}},
          {"StringEquals", "kms:ViaService", {ServicePrincipal(context, "ec2", context.RegionCode(side))}}};
}

/// Lets the account's own policies speak for the key; without it nobody could ever change the key again.
graph::Statement Account(const Context& context) {
  graph::Statement statement;
  statement.sid = "Account";
  statement.actions = {"kms:*"};
  statement.resources = {"*"};
  statement.principals = {{"AWS", {Arn(context, "iam", "", "root")}}};
  return statement;
}

graph::Statement Volumes(const Context& context, graph::Side side) {
  graph::Statement statement;
  statement.sid = "Volumes";
  statement.actions = {"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*",
                       "kms:ReEncrypt*"};
  statement.resources = {"*"};
  statement.principals = {Anyone()};
  statement.conditions = ThroughEc2(context, side);
  return statement;
}

graph::Statement VolumeGrants(const Context& context, graph::Side side) {
  graph::Statement statement;
  statement.sid = "VolumeGrants";
  statement.actions = {"kms:CreateGrant"};
  statement.resources = {"*"};
  statement.principals = {Anyone()};
  statement.conditions = ThroughEc2(context, side);
  statement.conditions.push_back({"Bool", "kms:GrantIsForAWSResource", {"true"}});
  return statement;
}

/// The region's log groups that the key encrypts.
std::vector<std::string> LogGroups(const Context& context, graph::Side side) {
  std::vector<std::string> groups;
  if (auto flow_logs = FlowLogGroupName(context, side)) {
    groups.push_back(*std::move(flow_logs));
  }
  if (side == graph::Side::Dr) {
    for (const graph::Program program : kPrograms) {
      groups.push_back(FunctionLogGroup(context, program));
    }
  }
  return groups;
}

graph::Statement Logs(const Context& context, graph::Side side, const std::vector<std::string>& groups) {
  const std::string& region = context.RegionCode(side);
  graph::Statement statement;
  statement.sid = "Logs";
  statement.actions = {"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*",
                       "kms:ReEncrypt*"};
  statement.resources = {"*"};
  statement.principals = {{"Service", {ServicePrincipal(context, "logs", region)}}};
  graph::Condition ours{"ArnEquals", "kms:EncryptionContext:aws:logs:arn", {}};
  for (const std::string& group : groups) {
    ours.values.push_back(Arn(context, "logs", region, "log-group:" + group));
  }
  statement.conditions = {std::move(ours)};
  return statement;
}

/// Who publishes into the region's topic for AWS itself. Narrowed down to that topic by what SNS says of each
/// request, because EventBridge does not say for whose account it publishes into an encrypted topic: with a
/// condition on aws:SourceAccount its messages would be dropped without a word.
graph::Statement Notifications(const Context& context, graph::Side side) {
  graph::Statement statement;
  statement.sid = "Notifications";
  statement.actions = {"kms:Decrypt", "kms:GenerateDataKey*"};
  statement.resources = {"*"};
  statement.principals = {{"Service",
                           {ServicePrincipal(context, "cloudwatch"), ServicePrincipal(context, "events"),
                            ServicePrincipal(context, "events.rds")}}};
  statement.conditions = {
      {"StringEquals", "kms:EncryptionContext:aws:sns:topicArn", {TopicArn(context, side)}}};
  return statement;
}

}  // namespace

void LowerEncryption(Context& context, graph::Side side) {
  const graph::Module module{graph::ModuleKind::Encryption, side};
  const Place place = RegionPlace(context, side);
  const std::string& application = *context.blueprint.name;
  graph::PolicyDocument policy{
      {Account(context), Volumes(context, side), VolumeGrants(context, side), Notifications(context, side)}};
  if (const auto groups = LogGroups(context, side); !groups.empty()) {
    policy.statements.push_back(Logs(context, side, groups));
  }
  const auto document = Add(context, module, "key", place, std::move(policy));
  const auto key = Add(context, module, "main", place,
                       graph::KmsKey{"Data of " + application + " in " + context.RegionCode(side), document});
  Add(context, module, "main", place, graph::KmsAlias{"alias/" + application, key});
  context.On(side).key = key;
}

}  // namespace lifeboat::lower
