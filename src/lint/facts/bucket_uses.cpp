#include "lint/facts/bucket_uses.h"

#include <fmt/core.h>

namespace lifeboat::lint {

std::vector<BucketUse> UsesOfBucket(const blueprint::Blueprint& blueprint, std::string_view bucket) {
  std::vector<BucketUse> uses;
  for (const auto& [key, service] : blueprint.services) {
    if (service.value.bucket && **service.value.bucket == bucket) {
      uses.push_back({key, service.value.bucket->span});
    }
  }
  return uses;
}

void ShowUses(diag::Builder& report, const std::vector<BucketUse>& uses) {
  for (const BucketUse& use : uses) {
    report.Label(use.span, fmt::format("service `{}` uses it", use.service));
  }
}

}  // namespace lifeboat::lint
