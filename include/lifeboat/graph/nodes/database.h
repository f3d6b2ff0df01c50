#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/graph/nodes/encryption.h"
#include "lifeboat/graph/nodes/networking.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

/// Generated anew in every run of Terraform, kept nowhere.
struct RandomPassword {
  template <class V>
  void References(V&&) const {}
};

/// User name and password, in the primary region with a replica in the other.
struct Secret {
  std::string name;
  std::string description;
  Ref<KmsKey> key;
  std::string replica_region;
  Ref<KmsKey> replica_key;
  template <class V>
  void References(V&& visit) const {
    visit(key);
    visit(replica_key);
  }
};

struct SecretVersion {
  Ref<Secret> secret;
  std::string username;
  Ref<RandomPassword> password;
  template <class V>
  void References(V&& visit) const {
    visit(secret);
    visit(password);
  }
};

/// The secret read back: a half-failed apply cannot leave database and secret with two passwords.
struct SecretValue {
  Ref<SecretVersion> version;
  template <class V>
  void References(V&& visit) const {
    visit(version);
  }
};

struct DbSubnetGroup {
  std::string name;
  std::vector<Ref<Subnet>> subnets;
  template <class V>
  void References(V&& visit) const {
    visit(subnets);
  }
};

/// Cross-region replicas do not inherit their source's group: each region has one.
struct DbParameterGroup {
  std::string name_prefix;
  std::string family;  ///< mysql8.4
  std::map<std::string, std::string> parameters;
  template <class V>
  void References(V&&) const {}
};

/// What a primary database and its replica share.
struct DatabaseSettings {
  std::string identifier;
  std::string engine;  ///< mysql, mariadb, postgres
  std::string instance_class;
  std::optional<std::int64_t> max_storage_gib;  ///< none: the disk does not grow
  bool multi_az = false;
  bool iam_authentication = false;
  Ref<KmsKey> key;
  Ref<DbSubnetGroup> subnet_group;
  Ref<DbParameterGroup> parameter_group;
  std::vector<Ref<SecurityGroup>> security_groups;
  std::int64_t backup_retention_days = 0;
  std::string backup_window;
  std::string maintenance_window;
  template <class V>
  void References(V&& visit) const {
    visit(key);
    visit(subnet_group);
    visit(parameter_group);
    visit(security_groups);
  }
};

struct Database : DatabaseSettings {
  std::string engine_version;
  std::int64_t storage_gib = 0;
  std::string schema;
  std::string username;
  Ref<SecretVersion> secret_version;
  Ref<SecretValue> secret_value;
  std::int64_t port = 0;
  template <class V>
  void References(V&& visit) const {
    DatabaseSettings::References(visit);
    visit(secret_version);
    visit(secret_value);
  }
};

/// Encrypted with its own region's key; survives its promotion and every plan after it.
struct DatabaseReplica : DatabaseSettings {
  Ref<Database> source;
  template <class V>
  void References(V&& visit) const {
    DatabaseSettings::References(visit);
    visit(source);
  }
};

}  // namespace lifeboat::graph
