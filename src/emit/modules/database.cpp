#include <string>
#include <string_view>
#include <vector>

#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

std::vector<std::string> LogExports(std::string_view engine) {
  if (engine == "postgres") {
    return {"postgresql", "upgrade"};
  }
  return {"error", "slowquery"};
}

void EmitSettings(const graph::DatabaseSettings& node, Block& out) {
  out.Set("identifier", node.identifier)
      .Set("instance_class", node.instance_class)
      .Set("storage_type", "gp3")
      .SetOptional("max_allocated_storage", node.max_storage_gib)
      // On a replica as well: without it, every plan would replace the replica, promoted or not.
      .Set("storage_encrypted", true)
      .Set("kms_key_id", node.key, "arn")
      .Set("multi_az", node.multi_az)
      .Set("publicly_accessible", false)
      .Set("db_subnet_group_name", node.subnet_group, "name")
      .Set("vpc_security_group_ids", node.security_groups, "id")
      .Set("parameter_group_name", node.parameter_group, "name")
      .Set("iam_database_authentication_enabled", node.iam_authentication)
      .Set("backup_retention_period", node.backup_retention_days)
      .Set("backup_window", node.backup_window)
      .Set("maintenance_window", node.maintenance_window)
      .Set("copy_tags_to_snapshot", true)
      .Set("delete_automated_backups", false)
      .Set("deletion_protection", true)
      // A source that upgrades itself before its replica breaks the replication.
      .Set("auto_minor_version_upgrade", false)
      .Set("apply_immediately", false)
      .Set("enabled_cloudwatch_logs_exports", LogExports(node.engine))
      .PreventDestroy();
}

}  // namespace

void EmitNode(const graph::RandomPassword&, Block& out) {
  out.Set("password_length", 32)
      // What RDS forbids in a password, and what shells and connection strings trip over.
      .Set("exclude_characters", "/@\"' \\");
}

void EmitNode(const graph::Secret& node, Block& out) {
  out.Set("name", node.name)
      .Set("description", node.description)
      .Set("kms_key_id", node.key, "arn")
      .Set("recovery_window_in_days", 30);
  out.Append("replica").Set("region", node.replica_region).Set("kms_key_id", node.replica_key, "arn");
}

void EmitNode(const graph::SecretVersion& node, Block& out) {
  const Scope& scope = out.scope();
  out.Set("secret_id", node.secret, "id")
      .Set("secret_string_wo",
           Expression{"jsonencode({username = " + scope.Quoted(node.username) +
                      ", password = " + scope.Code(node.password, "random_password") + "})"})
      // Written once: the next number writes a new password, to the secret and to the database.
      .Set("secret_string_wo_version", 1);
}

void EmitNode(const graph::SecretValue& node, Block& out) { out.Set("secret_id", node.version, "secret_id"); }

void EmitNode(const graph::DbSubnetGroup& node, Block& out) {
  out.Set("name", node.name).Set("description", "Private subnets").Set("subnet_ids", node.subnets, "id");
}

void EmitNode(const graph::DbParameterGroup& node, Block& out) {
  out.Set("name_prefix", node.name_prefix)
      .Set("description", "Parameters of the database and, in the other region, of its replica")
      .Set("family", node.family)
      .CreateBeforeDestroy();
  for (const auto& [name, value] : node.parameters) {
    // The one method that RDS takes for static and for dynamic parameters; a new database starts with them
    // all.
    out.Append("parameter").Set("name", name).Set("value", value).Set("apply_method", "pending-reboot");
  }
}

void EmitNode(const graph::Database& node, Block& out) {
  EmitSettings(node, out);
  const Scope& scope = out.scope();
  out.Set("engine", node.engine)
      .Set("engine_version", node.engine_version)
      .Set("allocated_storage", node.storage_gib)
      .Set("db_name", node.schema)
      .Set("username", node.username)
      .Set("password_wo",
           Expression{"jsondecode(" + scope.Code(node.secret_value, "secret_string") + ").password"})
      .Set("password_wo_version", node.secret_version, "secret_string_wo_version")
      .Set("port", node.port)
      .Set("skip_final_snapshot", false)
      .Set("final_snapshot_identifier", node.identifier + "-final");
  if (node.engine != "mariadb") {
    // Past its community's support an engine costs a surcharge unless this is off; MariaDB has no such
    // support.
    out.Set("engine_lifecycle_support", "open-source-rds-extended-support-disabled");
  }
}

void EmitNode(const graph::DatabaseReplica& node, Block& out) {
  EmitSettings(node, out);
  // Engine, schema, user and password are the source's. No availability zone: RDS moves databases between
  // zones, and a plan would answer with a replacement. RDS takes no final snapshot of a replica; deletion
  // protection stands before it.
  out.Set("replicate_source_db", node.source, "arn").Set("skip_final_snapshot", true);
}

}  // namespace lifeboat::emit
