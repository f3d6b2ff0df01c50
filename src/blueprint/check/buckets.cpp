#include <string>

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

constexpr diag::Def<std::string> kTimeControl{diag::Kind::TimeControlWithoutReplication,
                                              "bucket `{}` has replication time control and no replication"};

}  // namespace

void CheckBuckets(const CheckContext& context) {
  for (const auto& [name, named] : context.blueprint.buckets) {
    const Bucket& bucket = named.value;
    if (!context.Knows(bucket.replication, bucket.replication_time_control) ||
        !*bucket.replication_time_control || *bucket.replication != Replication::None) {
      continue;
    }
    diag::Build(context.sink, kTimeControl, bucket.replication_time_control.span, name)
        .Label(bucket.replication.span, "nothing is replicated")
        .Help("write `both-ways` or `one-way` for `replication`, or remove `replication_time_control`")
        .Report();
  }
}

}  // namespace lifeboat::blueprint
