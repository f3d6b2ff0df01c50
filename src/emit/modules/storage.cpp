#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::Bucket& node, Block& out) {
  out.Set("bucket", node.name).Set("force_destroy", false).PreventDestroy();
}

void EmitNode(const graph::BucketVersioning& node, Block& out) {
  out.Set("bucket", node.bucket, "id").Nest("versioning_configuration").Set("status", "Enabled");
}

void EmitNode(const graph::BucketOwnership& node, Block& out) {
  out.Set("bucket", node.bucket, "id").Nest("rule").Set("object_ownership", "BucketOwnerEnforced");
}

void EmitNode(const graph::BucketPublicAccessBlock& node, Block& out) {
  out.Set("bucket", node.bucket, "id")
      .Set("block_public_acls", true)
      .Set("block_public_policy", true)
      .Set("ignore_public_acls", true)
      .Set("restrict_public_buckets", true);
}

void EmitNode(const graph::BucketEncryption& node, Block& out) {
  out.Set("bucket", node.bucket, "id");
  Block rule = out.Append("rule").Set("bucket_key_enabled", true);
  rule.Nest("apply_server_side_encryption_by_default")
      .Set("sse_algorithm", "aws:kms")
      .Set("kms_master_key_id", node.key, "arn");
}

void EmitNode(const graph::BucketLifecycle& node, Block& out) {
  out.Set("bucket", node.bucket, "id");
  Block rule = out.Append("rule").Set("id", "housekeeping").Set("status", "Enabled");
  rule.Nest("filter");  // every object
  rule.Nest("abort_incomplete_multipart_upload").Set("days_after_initiation", node.incomplete_upload_days);
  rule.Nest("noncurrent_version_expiration").Set("noncurrent_days", node.noncurrent_days);
  rule.Nest("expiration").Set("expired_object_delete_marker", true);
}

void EmitNode(const graph::BucketPolicy& node, Block& out) {
  out.Set("bucket", node.bucket, "id").Set("policy", node.document, "json");
}

void EmitNode(const graph::BucketReplication& node, Block& out) {
  out.Set("bucket", node.source, "bucket").Set("role", node.role);
  Block rule = out.Append("rule").Set("id", "everything").Set("status", "Enabled").Set("priority", 1);
  rule.Nest("filter");  // every object; its presence makes delete markers a choice
  rule.Nest("delete_marker_replication").Set("status", node.delete_markers ? "Enabled" : "Disabled");
  Block selection = rule.Nest("source_selection_criteria");
  selection.Nest("sse_kms_encrypted_objects").Set("status", "Enabled");
  selection.Nest("replica_modifications").Set("status", "Enabled");
  Block destination = rule.Nest("destination");
  destination
      .Set("bucket", graph::Text{"arn:" + node.partition + ":s3:::", node.destination.Attribute("bucket")})
      .Set("storage_class", "STANDARD");
  destination.Nest("encryption_configuration").Set("replica_kms_key_id", node.destination_key, "arn");
  if (node.time_control) {
    // Fifteen minutes is the only time that S3 promises, and it wants the metrics with it.
    Block metrics = destination.Nest("metrics").Set("status", "Enabled");
    metrics.Nest("event_threshold").Set("minutes", 15);
    Block time = destination.Nest("replication_time").Set("status", "Enabled");
    time.Nest("time").Set("minutes", 15);
  }
}

}  // namespace lifeboat::emit
