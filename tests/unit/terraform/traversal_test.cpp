#include "terraform/traversal.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::terraform {
namespace {

std::vector<std::string> Names(std::string_view text) {
  std::vector<std::string> names;
  for (const Traversal& traversal : TraversalsOf(text)) {
    names.emplace_back(text.substr(traversal.begin, traversal.end - traversal.begin));
  }
  return names;
}

using Found = std::vector<std::string>;

TEST(Traversals, AreFoundInTemplatesOnly) {
  EXPECT_EQ(Names("aws_vpc.main.id"), Found{});
  EXPECT_EQ(Names("${aws_vpc.main.id}"), Found{"aws_vpc.main.id"});
  EXPECT_EQ(Names("a ${var.x} b ${local.y}."), (Found{"var.x", "local.y"}));
  EXPECT_EQ(Names("$${var.x} and %%{var.y}"), Found{});
}

TEST(Traversals, EndBehindTheirLastIndexOrName) {
  EXPECT_EQ(Names("${aws_lb.a.ip_sets[0].addresses}"), Found{"aws_lb.a.ip_sets[0].addresses"});
  EXPECT_EQ(Names("${var.list[*].id + 1}"), Found{"var.list[*].id"});
}

TEST(Traversals, AreFoundInArgumentsAndInTemplatesWithin) {
  EXPECT_EQ(Names(R"(${base64encode(join("\n", concat(local.s, [file("${path.module}/a.sh")])))})"),
            (Found{"local.s", "path.module", "a.sh"}));
  EXPECT_EQ(Names(R"(${jsonencode({a = var.x, b = "${data.t.n.c}"})})"), (Found{"var.x", "data.t.n.c"}));
}

TEST(Traversals, NamesStopAtTheFirstIndex) {
  const auto found = TraversalsOf("${module.a.list[2].arn}");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().names, (std::vector<std::string_view>{"module", "a", "list"}));
}

TEST(Traversals, OfBrokenTextAreNoCrash) {
  for (const std::string_view text : {"${", "${a.", "${a[", "${a.b", "%{", "${a.b[}", "$", "${{{"}) {
    static_cast<void>(TraversalsOf(text));
    static_cast<void>(SoleExpression(text));
  }
}

TEST(SoleExpression, IsAllOfTheText) {
  EXPECT_EQ(SoleExpression("${a.b}"), "a.b");
  EXPECT_EQ(SoleExpression("${f({a = 1})}"), "f({a = 1})");
  EXPECT_EQ(SoleExpression("${a.b}${c.d}"), "");
  EXPECT_EQ(SoleExpression("x${a.b}"), "");
}

}  // namespace
}  // namespace lifeboat::terraform
