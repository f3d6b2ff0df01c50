#include <algorithm>

#include <gtest/gtest.h>

#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using graph::Module;
using graph::ModuleKind;
using graph::Side;

constexpr Module kPrimary{ModuleKind::Storage, Side::Primary};
constexpr Module kDr{ModuleKind::Storage, Side::Dr};

const graph::PolicyDocument& Permissions(const graph::Graph& blog) {
  return blog[RefTo<graph::PolicyDocument>(blog, kIam, "replicate_media_permissions")];
}

/// `action resource`, of every statement.
std::vector<std::string> Grants(const graph::Graph& blog, const graph::PolicyDocument& document) {
  std::vector<std::string> grants;
  for (const graph::Statement& statement : document.statements) {
    for (const std::string& action : statement.actions) {
      for (const graph::Text& resource : statement.resources) {
        grants.push_back(action + " " + Spell(blog, resource));
      }
    }
  }
  std::sort(grants.begin(), grants.end());
  return grants;
}

bool Allows(const graph::Graph& blog, const std::string& grant) {
  const auto grants = Grants(blog, Permissions(blog));
  return std::binary_search(grants.begin(), grants.end(), grant);
}

TEST(StorageTest, NamesHoldAccountAndRegion) {
  const graph::Graph blog = GraphOf(Blog());
  const auto name = [&](Side side) {
    return Spell(blog, Get<graph::Bucket>(blog, {ModuleKind::Storage, side}, "media").name);
  };
  EXPECT_EQ(name(Side::Primary), "blog-media-<data.aws_caller_identity.current.account_id>-eu-west-1");
  EXPECT_EQ(name(Side::Dr), "blog-media-<data.aws_caller_identity.current.account_id>-us-east-1");
}

TEST(StorageTest, LongNamesAreCutToWhatS3Takes) {
  const std::string key(20, 'k');
  const std::string application(24, 'a');
  const graph::Graph blog =
      GraphOf("lifeboat: 1\nname: " + application +
              "\nregions: { primary: { region: ap-southeast-1 }, dr: { region: eu-west-1 } }\n"
              "services: { web: { image: nginx } }\nbuckets: { " +
              key + ": {} }\n");
  const auto& bucket = Get<graph::Bucket>(blog, {ModuleKind::Storage, Side::Primary}, key);
  const auto* head = std::get_if<std::string>(&bucket.name.parts().front());
  const auto* tail = std::get_if<std::string>(&bucket.name.parts().back());
  ASSERT_NE(head, nullptr);
  ASSERT_NE(tail, nullptr);
  constexpr std::size_t kAccount = 12;
  EXPECT_LE(head->size() + kAccount + tail->size(), 63U);
}

TEST(StorageTest, ExactNames) {
  const graph::Graph blog = GraphOf(Blog({.more = "names: { buckets: { media: { primary: media-eu, dr: "
                                                  "media-us, name_parameter: /app/s3-bucket-name } } }\n"}));
  EXPECT_EQ(Spell(blog, Get<graph::Bucket>(blog, {ModuleKind::Storage, Side::Primary}, "media").name),
            "media-eu");
  EXPECT_EQ(Spell(blog, Get<graph::Bucket>(blog, {ModuleKind::Storage, Side::Dr}, "media").name), "media-us");
  for (const Side side : {Side::Primary, Side::Dr}) {
    const auto& parameter = Get<graph::SsmParameter>(blog, {ModuleKind::Storage, side}, "media_name");
    EXPECT_EQ(parameter.name, "/app/s3-bucket-name");
    EXPECT_EQ(Spell(blog, parameter.value),
              "<module." + std::string(graph::Word(side)) + "_storage.aws_s3_bucket.media.bucket>");
  }
}

TEST(StorageTest, OrderThatNoAttributeSays) {
  const graph::Graph blog = GraphOf(Blog());
  for (const Module& module : {kPrimary, kDr}) {
    const auto& lifecycle = blog.Info(RefTo<graph::BucketLifecycle>(blog, module, "media").id);
    EXPECT_EQ(lifecycle.after, std::vector{RefTo<graph::BucketVersioning>(blog, module, "media").id});
    const auto& policy = blog.Info(RefTo<graph::BucketPolicy>(blog, module, "media").id);
    EXPECT_EQ(policy.after, std::vector{RefTo<graph::BucketPublicAccessBlock>(blog, module, "media").id});
  }
}

TEST(StorageTest, BothSidesHaveTheSameLifecycle) {
  const graph::Graph blog =
      GraphOf(Blog({.bucket = "noncurrent_retention: 90d, incomplete_upload_retention: 3d"}));
  for (const Side side : {Side::Primary, Side::Dr}) {
    const auto& lifecycle = Get<graph::BucketLifecycle>(blog, {ModuleKind::Storage, side}, "media");
    EXPECT_EQ(lifecycle.noncurrent_days, 90);
    EXPECT_EQ(lifecycle.incomplete_upload_days, 3);
  }
}

TEST(StorageTest, RequestsInClearTextAreDenied) {
  const graph::Graph blog = GraphOf(Blog());
  const auto& document = blog[RefTo<graph::PolicyDocument>(blog, kDr, "media_tls_only")];
  ASSERT_EQ(document.statements.size(), 1U);
  EXPECT_FALSE(document.statements[0].allow);
  EXPECT_EQ(Grants(blog, document),
            (std::vector<std::string>{"s3:* <module.dr_storage.aws_s3_bucket.media.arn>",
                                      "s3:* <module.dr_storage.aws_s3_bucket.media.arn>/*"}));
}

TEST(ReplicationTest, BothWays) {
  const graph::Graph blog = GraphOf(
      Blog({.bucket = "replication: both-ways, replication_time_control: true, replicate_deletes: true"}));
  const auto& there = Get<graph::BucketReplication>(blog, {ModuleKind::Storage, Side::Primary}, "media");
  EXPECT_EQ(there.source, RefTo<graph::BucketVersioning>(blog, kPrimary, "media"));
  EXPECT_EQ(there.destination, RefTo<graph::BucketVersioning>(blog, kDr, "media"));
  EXPECT_EQ(blog.Info(there.destination_key.id).module.side, Side::Dr);
  EXPECT_TRUE(there.time_control);
  EXPECT_TRUE(there.delete_markers);
  EXPECT_EQ(Spell(blog, there.role),
            "arn:aws:iam::<data.aws_caller_identity.current.account_id>:role/"
            "<module.iam.aws_iam_role_policy.replicate_media.role>");
  const auto& back = Get<graph::BucketReplication>(blog, {ModuleKind::Storage, Side::Dr}, "media");
  EXPECT_EQ(back.source, there.destination);
  EXPECT_EQ(back.destination, there.source);
}

TEST(ReplicationTest, OneWayReadsHereAndWritesThere) {
  const graph::Graph blog = GraphOf(Blog({.bucket = "replication: one-way, replicate_deletes: false"}));
  EXPECT_TRUE(NamesOf<graph::BucketReplication>(blog, kDr).empty());
  EXPECT_FALSE(
      Get<graph::BucketReplication>(blog, {ModuleKind::Storage, Side::Primary}, "media").delete_markers);
  const std::string here = "<module.primary_storage.aws_s3_bucket.media.arn>";
  const std::string there = "<module.dr_storage.aws_s3_bucket.media.arn>";
  EXPECT_TRUE(Allows(blog, "s3:GetObjectVersionForReplication " + here + "/*"));
  EXPECT_TRUE(Allows(blog, "s3:ReplicateObject " + there + "/*"));
  EXPECT_FALSE(Allows(blog, "s3:ReplicateObject " + here + "/*"));
  EXPECT_FALSE(Allows(blog, "s3:GetObjectVersionForReplication " + there + "/*"));
  EXPECT_TRUE(Allows(blog, "kms:Decrypt <module.primary_encryption.aws_kms_key.main.arn>"));
  EXPECT_FALSE(Allows(blog, "kms:Decrypt <module.dr_encryption.aws_kms_key.main.arn>"));
}

TEST(ReplicationTest, KeysAreForS3Alone) {
  const graph::Graph blog = GraphOf(Blog({.bucket = "replication: both-ways"}));
  int keys = 0;
  for (const graph::Statement& statement : Permissions(blog).statements) {
    if (!statement.actions.front().starts_with("kms:")) {
      continue;
    }
    ++keys;
    ASSERT_EQ(statement.conditions.size(), 1U);
    EXPECT_EQ(statement.conditions[0].variable, "kms:ViaService");
  }
  EXPECT_EQ(keys, 4);
}

TEST(ReplicationTest, None) {
  const graph::Graph blog = GraphOf(Blog({.bucket = "replication: none"}));
  EXPECT_TRUE(NamesOf<graph::BucketReplication>(blog, kPrimary).empty());
  EXPECT_TRUE(NamesOf<graph::BucketReplication>(blog, kDr).empty());
  EXPECT_THROW((void)RefTo<graph::Role>(blog, kIam, "replicate_media"), std::runtime_error);
}

TEST(ReplicationTest, AnExactRoleNameIsForOneBucket) {
  const std::string names = "names: { roles: { replication: s3-repl } }\n";
  const graph::Graph one = GraphOf(Blog({.more = names}));
  EXPECT_EQ(one[RefTo<graph::Role>(one, kIam, "replicate_media")].name, "s3-repl");
  std::string text = Blog({.more = names});
  text.insert(text.find("  media:"), "  other: {}\n");
  const graph::Graph two = GraphOf(std::move(text));
  EXPECT_EQ(two[RefTo<graph::Role>(two, kIam, "replicate_media")].name, "s3-repl-media");
  EXPECT_EQ(two[RefTo<graph::Role>(two, kIam, "replicate_other")].name, "s3-repl-other");
}

}  // namespace
}  // namespace lifeboat::test
