#include "lower/replication.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "lower/arn.h"
#include "lower/naming.h"
#include "lower/places.h"

namespace lifeboat::lower {

namespace {

using blueprint::Replication;
using graph::Module;
using graph::ModuleKind;
using graph::Ref;
using graph::Side;

constexpr Module kIam{ModuleKind::Iam, Side::Dr};

Side Other(Side side) { return side == Side::Primary ? Side::Dr : Side::Primary; }

std::vector<Side> Sources(Replication replication) {
  switch (replication) {
    case Replication::BothWays:
      return {Side::Primary, Side::Dr};
    case Replication::OneWay:
      return {Side::Primary};
    case Replication::None:
      break;
  }
  return {};
}

/// A region's key, for S3 alone.
graph::Statement KeyStatement(Context& context, std::string sid, Side side,
                              std::vector<std::string> actions) {
  return {.sid = std::move(sid),
          .allow = true,
          .actions = std::move(actions),
          .resources = {context.On(side).key.Attribute("arn")},
          .principals = {},
          .conditions = {{.test = "StringEquals",
                          .variable = "kms:ViaService",
                          .values = {ServicePrincipal(context, "s3", context.RegionCode(side))}}}};
}

graph::Text Objects(Ref<graph::Bucket> bucket) { return {bucket.Attribute("arn"), "/*"}; }

/// What S3 does as the role: reads here, writes there, with either region's key.
std::vector<graph::Statement> Permissions(Context& context, const std::string& key, Side from) {
  const Side to = Other(from);
  const Ref<graph::Bucket> source = context.On(from).buckets.at(key).bucket;
  const Ref<graph::Bucket> destination = context.On(to).buckets.at(key).bucket;
  const std::string suffix = from == Side::Primary ? "Primary" : "Dr";
  return {{.sid = "List" + suffix,
           .allow = true,
           .actions = {"s3:GetReplicationConfiguration", "s3:ListBucket"},
           .resources = {source.Attribute("arn")},
           .principals = {},
           .conditions = {}},
          {.sid = "Read" + suffix,
           .allow = true,
           .actions = {"s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication",
                       "s3:GetObjectVersionTagging"},
           .resources = {Objects(source)},
           .principals = {},
           .conditions = {}},
          {.sid = "CopyFrom" + suffix,
           .allow = true,
           .actions = {"s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"},
           .resources = {Objects(destination)},
           .principals = {},
           .conditions = {}},
          KeyStatement(context, "Decrypt" + suffix, from, {"kms:Decrypt"}),
          // With a bucket key S3 makes a data key of its own for the copies.
          KeyStatement(context, "EncryptFrom" + suffix, to, {"kms:Encrypt", "kms:GenerateDataKey"})};
}

std::string RoleName(const Context& context, const std::string& key) {
  const auto& exact = context.blueprint.names.roles.replication;
  const auto& buckets = context.blueprint.buckets;
  const auto replicated = std::count_if(buckets.begin(), buckets.end(), [](const auto& entry) {
    return *entry.second.value.replication != Replication::None;
  });
  if (exact && replicated == 1) {
    return **exact;
  }
  return DerivedName({exact ? **exact : *context.blueprint.name + "-replication", key}, kRoleName);
}

Ref<graph::RolePolicy> AddRole(Context& context, const std::string& key,
                               const blueprint::Named<blueprint::Bucket>& bucket,
                               const std::vector<Side>& sources) {
  const Place place = BucketPlace(bucket);
  const graph::Label name = "replicate_" + LabelOf(bucket);
  const auto trust = Add(context, kIam, name + "_trust", place,
                         graph::PolicyDocument{{{.sid = "ReplicationOfThisAccount",
                                                 .allow = true,
                                                 .actions = {"sts:AssumeRole"},
                                                 .resources = {},
                                                 .principals = {{"Service", {"s3.amazonaws.com"}}},
                                                 .conditions = {{.test = "StringEquals",
                                                                 .variable = "aws:SourceAccount",
                                                                 .values = {context.AccountId()}}}}}});
  graph::PolicyDocument permissions;
  for (const Side from : sources) {
    for (graph::Statement& statement : Permissions(context, key, from)) {
      permissions.statements.push_back(std::move(statement));
    }
  }
  const auto role = Add(
      context, kIam, name, place,
      graph::Role{
          .name = RoleName(context, key), .description = "S3 replication of bucket " + key, .trust = trust});
  const auto document = Add(context, kIam, name + "_permissions", place, std::move(permissions));
  return Add(context, kIam, name, place,
             graph::RolePolicy{.name = "replicate", .role = role, .document = document});
}

}  // namespace

void LowerReplication(Context& context, const std::string& key,
                      const blueprint::Named<blueprint::Bucket>& bucket) {
  const std::vector<Side> sources = Sources(*bucket.value.replication);
  if (sources.empty()) {
    return;
  }
  const Place place = BucketPlace(bucket);
  const Ref<graph::RolePolicy> policy = AddRole(context, key, bucket, sources);
  for (const Side from : sources) {
    const Side to = Other(from);
    Add(context, Module{ModuleKind::Storage, from}, LabelOf(bucket), place,
        graph::BucketReplication{.source = context.On(from).buckets.at(key).versioning,
                                 .destination = context.On(to).buckets.at(key).versioning,
                                 .partition = context.partition,
                                 .destination_key = context.On(to).key,
                                 .role = Arn(context, "iam", "", "role/").Append(policy.Attribute("role")),
                                 .time_control = *bucket.value.replication_time_control,
                                 .delete_markers = *bucket.value.replicate_deletes});
  }
}

}  // namespace lifeboat::lower
