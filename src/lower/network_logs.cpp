#include <chrono>
#include <string>

#include "lower/arn.h"
#include "lower/networking.h"
#include "lower/places.h"

namespace lifeboat::lower {

namespace {

/// Only flow logs of this account and region may take the role: the service works for other accounts too.
graph::PolicyDocument Trust(const Context& context, graph::Side side) {
  graph::Statement assume;
  assume.sid = "FlowLogs";
  assume.actions = {"sts:AssumeRole"};
  assume.principals = {{"Service", {ServicePrincipal(context, "vpc-flow-logs")}}};
  assume.conditions = {
      {"StringEquals", "aws:SourceAccount", {context.AccountId()}},
      {"ArnLike", "aws:SourceArn", {Arn(context, "ec2", context.RegionCode(side), "vpc-flow-log/*")}}};
  return {{assume}};
}

graph::PolicyDocument Policy(const Context& context, graph::Side side, const std::string& group) {
  const std::string& region = context.RegionCode(side);
  graph::Statement write;
  write.sid = "Write";
  write.actions = {"logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"};
  write.resources = {Arn(context, "logs", region, "log-group:" + group + ":*")};
  graph::Statement find;  // the service lists groups to find its own; the action knows no narrower resource
  find.sid = "Find";
  find.actions = {"logs:DescribeLogGroups"};
  find.resources = {"*"};
  return {{write, find}};
}

}  // namespace

std::optional<std::string> FlowLogGroupName(const Context& context, graph::Side side) {
  if (*context.Region(side).network.flow_log_retention == blueprint::Duration::zero()) {
    return std::nullopt;
  }
  return ("/" + *context.blueprint.name).append("/").append(graph::Word(side)).append("/flow-logs");
}

void LowerNetworkLogs(Context& context, graph::Side side) {
  const auto group_name = FlowLogGroupName(context, side);
  if (!group_name) {
    return;
  }
  const graph::Module module{graph::ModuleKind::Networking, side};
  const graph::Module iam{graph::ModuleKind::Iam};
  const blueprint::Network& network = context.Region(side).network;
  Place place = NetworkPlace(context, side);
  place.field += ".flow_log_retention";
  if (network.flow_log_retention.written()) {
    place.origin = network.flow_log_retention.span;
  }
  const std::string name = std::string(graph::Word(side)) + "_flow_logs";
  const auto trust = Add(context, iam, name + "_trust", place, Trust(context, side));
  const auto policy = Add(context, iam, name, place, Policy(context, side, *group_name));
  const auto role =
      Add(context, iam, name, place,
          graph::Role{DerivedName({*context.blueprint.name, graph::Word(side), "flow-logs"}, kRoleName),
                      "VPC flow logs of " + context.RegionCode(side) + " write through this role", trust});
  Add(context, iam, name, place, graph::RolePolicy{"write-flow-logs", role, policy});
  const auto group =
      Add(context, module, "flow_logs", place,
          graph::LogGroup{*group_name,
                          std::chrono::duration_cast<std::chrono::days>(*network.flow_log_retention).count(),
                          context.On(side).key});
  Add(context, module, "main", place,
      graph::FlowLog{context.On(side).vpc, group, role, NameTag(context, side, "flow-logs")});
}

}  // namespace lifeboat::lower
