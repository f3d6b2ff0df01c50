#include "lifeboat/graph/runtime_owned.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lifeboat::graph {
namespace {

using Attributes = std::vector<std::string_view>;

TEST(RuntimeOwned, CapacityOfTheStandbyGroupBelongsToTheRuntime) {
  EXPECT_EQ(IgnoredChanges(NodeKind::AutoScalingGroup, Side::Dr, false),
            (Attributes{"desired_capacity", "min_size"}));
}

TEST(RuntimeOwned, ThePrimaryGroupIsFencedOnlyAfterAFailover) {
  EXPECT_EQ(IgnoredChanges(NodeKind::AutoScalingGroup, Side::Primary, false), Attributes{"desired_capacity"});
  EXPECT_EQ(IgnoredChanges(NodeKind::AutoScalingGroup, Side::Primary, true),
            (Attributes{"desired_capacity", "min_size"}));
}

TEST(RuntimeOwned, APromotedReplicaIsNeverMadeAReplicaAgain) {
  const Attributes ignored = IgnoredChanges(NodeKind::DatabaseReplica, Side::Dr, false);
  EXPECT_NE(std::ranges::find(ignored, "replicate_source_db"), ignored.end());
}

TEST(RuntimeOwned, MostThingsBelongToTerraform) {
  EXPECT_EQ(IgnoredChanges(NodeKind::Vpc, Side::Primary, true), Attributes{});
}

TEST(RuntimeOwned, EveryRowSaysWhoWrites) {
  for (const RuntimeOwned& row : RuntimeOwnedAttributes()) {
    EXPECT_FALSE(row.attribute.empty());
    EXPECT_FALSE(row.writer.empty());
  }
}

}  // namespace
}  // namespace lifeboat::graph
