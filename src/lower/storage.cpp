#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "lower/context.h"
#include "lower/naming.h"
#include "lower/places.h"
#include "lower/replication.h"

namespace lifeboat::lower {

namespace {

using graph::Module;
using graph::ModuleKind;
using graph::Ref;
using graph::Side;

/// `blog-media-123456789012-eu-west-1`: names of buckets are unique in the world, and an account's id makes
/// them so.
graph::Text BucketName(const Context& context, const std::string& key, Side side) {
  const blueprint::BucketNames& exact = ExactNames(context.blueprint.names.buckets, key);
  if (const auto& name = side == Side::Primary ? exact.primary : exact.dr) {
    return **name;
  }
  constexpr std::size_t kAccountDigits = 12;
  const std::string& region = context.RegionCode(side);
  const std::size_t rest = kAccountDigits + region.size() + 2;
  return {DerivedName({*context.blueprint.name, key}, kBucketName - rest) + "-", context.AccountId(),
          "-" + region};
}

std::int64_t Days(const blueprint::Duration& duration) {
  return std::chrono::duration_cast<std::chrono::days>(duration).count();
}

/// Refuses every request in clear text.
graph::PolicyDocument TlsOnly(Ref<graph::Bucket> bucket) {
  return {{{.sid = "DenyInsecureTransport",
            .allow = false,
            .actions = {"s3:*"},
            .resources = {bucket.Attribute("arn"), graph::Text{bucket.Attribute("arn"), "/*"}},
            .principals = {{"*", {"*"}}},
            .conditions = {{.test = "Bool", .variable = "aws:SecureTransport", .values = {"false"}}}}}};
}

/// A bucket and everything about it that stays within one region.
void LowerBucket(Context& context, Side side, const std::string& key,
                 const blueprint::Named<blueprint::Bucket>& named) {
  const Module module{ModuleKind::Storage, side};
  const Place place = BucketPlace(named);
  const graph::Label name = LabelOf(named);
  const auto add = [&](const graph::Label& node_name, auto node) {
    return Add(context, module, node_name, place, std::move(node));
  };
  const auto bucket = add(name, graph::Bucket{BucketName(context, key, side)});
  const auto versioning = add(name, graph::BucketVersioning{{bucket}});
  add(name, graph::BucketOwnership{{bucket}});
  const auto block = add(name, graph::BucketPublicAccessBlock{{bucket}});
  add(name, graph::BucketEncryption{.bucket = bucket, .key = context.On(side).key});
  // Deletions by a lifecycle are not replicated: both sides have the same one.
  const auto lifecycle = add(
      name, graph::BucketLifecycle{.bucket = bucket,
                                   .noncurrent_days = Days(*named.value.noncurrent_retention),
                                   .incomplete_upload_days = Days(*named.value.incomplete_upload_retention)});
  context.graph.After(lifecycle.id, versioning.id);
  const auto document = add(name + "_tls_only", TlsOnly(bucket));
  const auto policy = add(name, graph::BucketPolicy{.bucket = bucket, .document = document});
  context.graph.After(policy.id, block.id);
  const auto parameter =
      add(name + "_name",
          graph::SsmParameter{
              .name = NameOr(ExactNames(context.blueprint.names.buckets, key).name_parameter,
                             DerivedParameterName({*context.blueprint.name, "buckets", key, "name"})),
              .description = "Name of bucket " + key + " in this region",
              .image = false,
              .value = bucket.Attribute("bucket"),
              .guard = std::nullopt});
  context.On(side).buckets[key] = {.bucket = bucket, .versioning = versioning, .name = parameter};
}

}  // namespace

void LowerStorage(Context& context) {
  for (const auto& [key, bucket] : context.blueprint.buckets) {
    for (const Side side : kSides) {
      LowerBucket(context, side, key, bucket);
    }
    LowerReplication(context, key, bucket);
  }
}

}  // namespace lifeboat::lower
