#pragma once

#include <string>

#include "lower/context.h"

namespace lifeboat::lower {

/// Replication of a bucket that both regions have already: one way from the primary region or both ways, with
/// a role of the bucket's own. One role for all buckets would outgrow the size of a role's policies.
void LowerReplication(Context& context, const std::string& key,
                      const blueprint::Named<blueprint::Bucket>& bucket);

}  // namespace lifeboat::lower
