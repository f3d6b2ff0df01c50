#include "lifeboat/support/date.h"

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

TEST(Date, OneFormOnly) {
  const auto day = ParseDate("2028-02-29");
  ASSERT_TRUE(day);
  EXPECT_EQ(FormatDate(*day), "2028-02-29");
  for (const char* text : {"", "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01", "2027/01/01",
                           "2027-01-01 ", "2027-01-0x", "+027-01-01"}) {
    EXPECT_FALSE(ParseDate(text)) << text;
  }
}

}  // namespace
}  // namespace lifeboat
