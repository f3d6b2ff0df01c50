#include "lifeboat/source/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace lifeboat::source {
namespace {

TEST(FindInvalidUtf8, AcceptsAllLengths) {
  EXPECT_EQ(FindInvalidUtf8(""), std::nullopt);
  EXPECT_EQ(FindInvalidUtf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), std::nullopt);
}

TEST(FindInvalidUtf8, PointsAtTheFirstBadByte) {
  EXPECT_EQ(FindInvalidUtf8("ab\xFF"), 2U);
  EXPECT_EQ(FindInvalidUtf8("a\xC3"), 1U);
  EXPECT_EQ(FindInvalidUtf8("a\x80"), 1U);
  EXPECT_EQ(FindInvalidUtf8("\xC0\x80"), 0U);
  EXPECT_EQ(FindInvalidUtf8("\xED\xA0\x80"), 0U);
  EXPECT_EQ(FindInvalidUtf8("\xF4\x90\x80\x80"), 0U);
}

TEST(DecodeAt, ReadsOneCodePoint) {
  EXPECT_EQ(DecodeAt("\xE2\x82\xAC!", 0).value, 0x20ACU);
  EXPECT_EQ(DecodeAt("\xE2\x82\xAC!", 0).bytes, 3U);
  EXPECT_EQ(DecodeAt("\xE2\x82\xAC!", 3).value, U'!');
  EXPECT_EQ(DecodeAt("\xF0\x9F\x98\x80", 0).value, 0x1F600U);
}

TEST(DecodeAt, ABrokenSequenceIsOneByte) {
  for (const std::string text : {"\xE2\x82", "\xE2(", "\xC0\x80", "\xFF", "\x80", "\xED\xA0\x80"}) {
    const CodePoint found = DecodeAt(text, 0);
    EXPECT_FALSE(found.valid);
    EXPECT_EQ(found.bytes, 1U);
    EXPECT_EQ(found.value, static_cast<unsigned char>(text[0]));
  }
}

TEST(CountCodePoints, CountsBrokenBytesToo) {
  EXPECT_EQ(CountCodePoints("a\xC3\xA9\xFFz"), 4U);
  EXPECT_EQ(CountCodePoints(""), 0U);
}

}  // namespace
}  // namespace lifeboat::source
