#include "lifeboat/recovery/data_loss.h"

#include <chrono>

#include <gtest/gtest.h>

#include "lifeboat/blueprint/signals.h"

#include "unit/recovery/application.h"

namespace lifeboat::recovery {
namespace {

using std::chrono::minutes;
using test::Application;

TEST(DataLoss, OfADatabaseIsBoundByTheLagLimit) {
  const auto losses = DataLossOf(Application("databases: { app: {} }\nfailover: { max_replica_lag: 7m }\n"));
  ASSERT_EQ(losses.size(), 1);
  EXPECT_EQ(losses[0].store, Store::Database);
  EXPECT_EQ(losses[0].key, "app");
  EXPECT_EQ(losses[0].bound, Duration(minutes(7)));
  ASSERT_TRUE(losses[0].lag.has_value());
  EXPECT_LT(losses[0].lag->slow, kOrdinaryLag);
}

TEST(DataLoss, OfABucketIsBoundByTimeControlAlone) {
  const auto losses =
      DataLossOf(Application("buckets:\n"
                             "  alone: { replication: none }\n"
                             "  copied: { replication: one-way }\n"
                             "  timely: { replication_time_control: true }\n"));
  ASSERT_EQ(losses.size(), 3);
  EXPECT_FALSE(losses[0].lag.has_value());
  EXPECT_FALSE(losses[0].bound.has_value());
  EXPECT_TRUE(losses[1].lag.has_value());
  EXPECT_FALSE(losses[1].bound.has_value());
  EXPECT_EQ(losses[2].bound, kReplicationTime);
}

TEST(DataLoss, OfPostgresIsReportedAtRest) {
  EXPECT_EQ(OrdinaryLag(Application("databases: { app: { engine: mysql } }\n")), kOrdinaryLag);
  EXPECT_EQ(OrdinaryLag(Application("databases: { app: { engine: postgres } }\n")), blueprint::kPostgresRest);
}

}  // namespace
}  // namespace lifeboat::recovery
