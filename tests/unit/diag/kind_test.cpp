#include "lifeboat/diag/kind.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

namespace lifeboat::diag {
namespace {

TEST(Kinds, EachIsFoundByItself) {
  for (const KindInfo& info : AllKinds()) EXPECT_EQ(&Info(info.kind), &info);
  EXPECT_EQ(Info(Kind::DuplicateKey).code, "LB012");
  EXPECT_EQ(Info(Kind::DuplicateKey).name, "duplicate-key");
}

TEST(Kinds, CodesAndNamesAreWellFormedAndUnique) {
  std::set<std::string_view> names;
  for (const KindInfo& info : AllKinds()) {
    EXPECT_EQ(info.code.size(), 5U) << info.code;
    EXPECT_TRUE(info.code.starts_with("LB")) << info.code;
    EXPECT_TRUE(std::all_of(info.code.begin() + 2, info.code.end(), [](char c) {
      return c >= '0' && c <= '9';
    })) << info.code;
    EXPECT_TRUE(std::all_of(info.name.begin(), info.name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    })) << info.name;
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
  }
}

}  // namespace
}  // namespace lifeboat::diag
