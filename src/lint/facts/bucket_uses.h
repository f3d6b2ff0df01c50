#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/diagnostic.h"

namespace lifeboat::lint {

/// A service that uses a bucket, and where it says so.
struct BucketUse {
  std::string service;
  source::Span span;
};

[[nodiscard]] std::vector<BucketUse> UsesOfBucket(const blueprint::Blueprint& blueprint,
                                                  std::string_view bucket);

/// Shows them in a report.
void ShowUses(diag::Builder& report, const std::vector<BucketUse>& uses);

}  // namespace lifeboat::lint
