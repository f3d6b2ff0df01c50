#include "lifeboat/graph/label.h"

#include <gtest/gtest.h>

namespace lifeboat::graph {
namespace {

TEST(TerraformName, HasNoHyphens) { EXPECT_EQ(TerraformName("order-api-2"), "order_api_2"); }

Label Example() { return "create_" + Label(Subject{"services", "new-web", {"old-web", "web"}}) + "_image"; }

TEST(Label, IsMadeOfAKeyAndWhatStandsAroundIt) {
  EXPECT_EQ(Example().Name(), "create_new_web_image");
  EXPECT_EQ(Example().Under("a-b"), "create_a_b_image");
  EXPECT_EQ(Example().Former(), (std::vector<std::string>{"create_old_web_image", "create_web_image"}));
  EXPECT_EQ(Example().subject()->Original(), "old-web");
}

TEST(Label, MayHaveNoKey) {
  const Label label = "region" + (Label("_") + "lost");
  EXPECT_EQ(label.Name(), "region_lost");
  EXPECT_FALSE(label.subject());
  EXPECT_TRUE(label.Former().empty());
}

TEST(Label, ANameThatCameBackIsNoFormerOne) {
  const Label label(Subject{"services", "a", {"a", "b"}});
  EXPECT_EQ(label.Former(), std::vector<std::string>{"b"});
  EXPECT_EQ(label.subject()->Original(), "a");
}

TEST(Label, FindsTheKeyInANameOfItsKind) {
  EXPECT_EQ(Example().KeyIn("create_order_api_image"), "order-api");
  EXPECT_EQ(Example().KeyIn("create__image"), std::nullopt);
  EXPECT_EQ(Example().KeyIn("create_a__b_image"), std::nullopt) << "two keys";
  EXPECT_EQ(Example().KeyIn("create_order_api"), std::nullopt);
  EXPECT_EQ(Label("create_order_api_image").KeyIn("create_order_api_image"), std::nullopt);
}

}  // namespace
}  // namespace lifeboat::graph
