#include "lifeboat/graph/runtime_owned.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace lifeboat::graph {
namespace {

using Attributes = std::vector<std::string_view>;

Settings In(bool away, bool failing_back) {
  Settings settings;
  settings.away = away;
  settings.failing_back = failing_back;
  return settings;
}

const Settings kNormal = In(false, false);
const Settings kFailedOver = In(true, false);
const Settings kFailingBack = In(true, true);

bool Ignores(NodeKind kind, const Settings& settings, std::string_view attribute) {
  const Attributes ignored = IgnoredChanges(kind, Side::Primary, settings);
  return std::ranges::find(ignored, attribute) != ignored.end();
}

TEST(RuntimeOwned, CapacityOfTheStandbyGroupBelongsToTheRuntime) {
  EXPECT_EQ(IgnoredChanges(NodeKind::AutoScalingGroup, Side::Dr, kNormal),
            (Attributes{"desired_capacity", "min_size"}));
}

TEST(RuntimeOwned, ThePrimaryGroupIsFencedOnlyAfterAFailover) {
  EXPECT_EQ(IgnoredChanges(NodeKind::AutoScalingGroup, Side::Primary, kNormal),
            Attributes{"desired_capacity"});
  EXPECT_EQ(IgnoredChanges(NodeKind::AutoScalingGroup, Side::Primary, kFailedOver),
            (Attributes{"desired_capacity", "min_size"}));
}

TEST(RuntimeOwned, ThePrimaryGroupStaysFencedUntilTheFailbackIsOver) {
  EXPECT_TRUE(Ignores(NodeKind::AutoScalingGroup, kFailingBack, "min_size"));
}

TEST(RuntimeOwned, DatabasesAreRenamedByAFailbackOnly) {
  for (const NodeKind kind : {NodeKind::Database, NodeKind::DatabaseReplica}) {
    EXPECT_TRUE(Ignores(kind, kFailingBack, "identifier"));
    EXPECT_FALSE(Ignores(kind, kFailedOver, "identifier"));
    EXPECT_FALSE(Ignores(kind, kNormal, "identifier"));
  }
}

TEST(RuntimeOwned, APromotedReplicaIsNeverMadeAReplicaAgain) {
  const Attributes ignored = IgnoredChanges(NodeKind::DatabaseReplica, Side::Dr, kNormal);
  EXPECT_NE(std::ranges::find(ignored, "replicate_source_db"), ignored.end());
}

TEST(RuntimeOwned, ParametersMayMoveToAnotherTier) {
  EXPECT_EQ(IgnoredChanges(NodeKind::SsmParameter, Side::Dr, kNormal),
            (Attributes{"insecure_value", "tier"}));
}

TEST(RuntimeOwned, MostThingsBelongToTerraform) {
  EXPECT_EQ(IgnoredChanges(NodeKind::Vpc, Side::Primary, kFailedOver), Attributes{});
}

TEST(RuntimeOwned, EveryRowSaysWhoWrites) {
  for (const RuntimeOwned& row : RuntimeOwnedAttributes()) {
    EXPECT_FALSE(row.attribute.empty());
    EXPECT_FALSE(row.writer.empty());
  }
}

}  // namespace
}  // namespace lifeboat::graph
