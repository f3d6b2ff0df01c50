// What rules share.
#include <gtest/gtest.h>

#include "lifeboat/blueprint/window.h"

#include "lint/facts/instance_size.h"

namespace lifeboat::test {
namespace {

TEST(InstanceSize, DoublesWithEachStep) {
  EXPECT_EQ(lint::InstanceSize("t3.nano"), 1);
  EXPECT_EQ(lint::InstanceSize("db.t4g.small"), 4);
  EXPECT_EQ(lint::InstanceSize("m7g.large"), 16);
  EXPECT_EQ(lint::InstanceSize("m7g.xlarge"), 32);
  EXPECT_EQ(lint::InstanceSize("db.r6g.12xlarge"), 12 * 32);
  EXPECT_FALSE(lint::InstanceSize("m7g.metal"));
  EXPECT_FALSE(lint::InstanceSize("m7g.metal-48xl"));
}

TEST(InstanceFamily, IsBeforeTheSize) {
  EXPECT_EQ(lint::InstanceFamily("m7g.large"), "m7g");
  EXPECT_EQ(lint::InstanceFamily("db.r6g.12xlarge"), "r6g");
}

TEST(Windows, OfTheWeekAreACircle) {
  constexpr int kWeek = 7 * 24 * 60;
  EXPECT_TRUE(blueprint::Overlap({kWeek - 30, 30}, {0, 30}));
  EXPECT_TRUE(blueprint::Overlap({0, 30}, {kWeek - 30, 30}));
  EXPECT_TRUE(blueprint::Overlap({60, 180}, {90, 120}));
  EXPECT_FALSE(blueprint::Overlap({60, 120}, {120, 180}));
  EXPECT_FALSE(blueprint::Overlap({kWeek - 30, 0}, {0, 30}));
}

TEST(Windows, OfTheDayContainTheirBeginning) {
  EXPECT_TRUE(blueprint::Contains({60, 120}, 60));
  EXPECT_FALSE(blueprint::Contains({60, 120}, 120));
  EXPECT_TRUE(blueprint::Contains({23 * 60, 60}, 0));
  EXPECT_FALSE(blueprint::Contains({23 * 60, 60}, 120));
}

}  // namespace
}  // namespace lifeboat::test
