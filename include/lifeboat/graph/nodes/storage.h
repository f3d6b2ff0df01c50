#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/graph/nodes/encryption.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

struct PolicyDocument;

struct Bucket {
  Text name;  ///< may hold the account id
  template <class V>
  void References(V&& visit) const {
    visit(name);
  }
};

/// The settings that every bucket has, one resource each.
struct BucketSetting {
  Ref<Bucket> bucket;
  template <class V>
  void References(V&& visit) const {
    visit(bucket);
  }
};
struct BucketVersioning : BucketSetting {};
struct BucketOwnership : BucketSetting {};
struct BucketPublicAccessBlock : BucketSetting {};

struct BucketEncryption {
  Ref<Bucket> bucket;
  Ref<KmsKey> key;
  template <class V>
  void References(V&& visit) const {
    visit(bucket);
    visit(key);
  }
};

struct BucketLifecycle {
  Ref<Bucket> bucket;
  std::int64_t noncurrent_days = 0;
  std::int64_t incomplete_upload_days = 0;
  template <class V>
  void References(V&& visit) const {
    visit(bucket);
  }
};

struct BucketPolicy {
  Ref<Bucket> bucket;
  Ref<PolicyDocument> document;
  template <class V>
  void References(V&& visit) const {
    visit(bucket);
    visit(document);
  }
};

/// One direction. Names each thing through what must stand before it: the buckets through their versioning,
/// without which replication is refused; the role through its policy, without which the first objects would
/// stay behind.
struct BucketReplication {
  Ref<BucketVersioning> source;
  Ref<BucketVersioning> destination;
  std::string partition;  ///< of the destination's ARN
  Ref<KmsKey> destination_key;
  Text role;  ///< ARN
  bool time_control = false;
  bool delete_markers = false;
  template <class V>
  void References(V&& visit) const {
    visit(source);
    visit(destination);
    visit(destination_key);
    visit(role);
  }
};

}  // namespace lifeboat::graph
