#include "lifeboat/source/source_file.h"

#include <string>

#include <gtest/gtest.h>

namespace lifeboat::source {
namespace {

std::string PlaceText(const SourceFile& file, std::uint32_t offset) {
  const LineColumn place = file.Place(offset);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

TEST(SourceFile, LinesEndInLfCrlfOrCr) {
  const SourceFile file("f", "a\nbb\r\nccc\rd");
  EXPECT_EQ(file.line_count(), 4U);
  EXPECT_EQ(file.Line(1), "a");
  EXPECT_EQ(file.Line(2), "bb");
  EXPECT_EQ(file.Line(3), "ccc");
  EXPECT_EQ(file.Line(4), "d");
  EXPECT_EQ(file.LineStart(3), 6U);
}

TEST(SourceFile, EdgesAreEmptyLines) {
  EXPECT_EQ(SourceFile("f", "").line_count(), 1U);
  EXPECT_EQ(SourceFile("f", "a\n").line_count(), 2U);
  const SourceFile file("f", "a\n");
  EXPECT_EQ(file.Line(0), "");
  EXPECT_EQ(file.Line(2), "");
  EXPECT_EQ(file.Line(3), "");
  EXPECT_EQ(file.LineStart(3), 2U);
}

TEST(SourceFile, ColumnsCountCodePoints) {
  const SourceFile file("f", "k: \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x\n");
  EXPECT_EQ(PlaceText(file, 3), "1:4");
  EXPECT_EQ(PlaceText(file, 5), "1:5");
  EXPECT_EQ(PlaceText(file, 8), "1:6");
  EXPECT_EQ(PlaceText(file, 12), "1:7");
  // The middle of the euro sign.
  EXPECT_EQ(PlaceText(file, 6), "1:5");
}

TEST(SourceFile, PlacesAreClamped) {
  const SourceFile file("f", "ab\r\nc");
  EXPECT_EQ(PlaceText(file, 2), "1:3");
  EXPECT_EQ(PlaceText(file, 3), "1:3");
  EXPECT_EQ(PlaceText(file, 4), "2:1");
  EXPECT_EQ(PlaceText(file, 5), "2:2");
  EXPECT_EQ(PlaceText(file, 4'000'000'000U), "2:2");
}

TEST(SourceFile, AByteOrderMarkHasNoColumn) {
  const SourceFile file("f", "\xEF\xBB\xBFkey: v\n");
  EXPECT_EQ(PlaceText(file, 0), "1:1");
  EXPECT_EQ(PlaceText(file, 3), "1:1");
  EXPECT_EQ(PlaceText(file, 4), "1:2");
  EXPECT_EQ(file.Line(1), "key: v");
}

TEST(SourceFile, SlicesAreClamped) {
  const SourceFile file("f", "abcdef");
  EXPECT_EQ(file.Slice({0, 1, 3}), "bc");
  EXPECT_EQ(file.Slice({0, 4, 99}), "ef");
  EXPECT_EQ(file.Slice({0, 99, 100}), "");
  EXPECT_EQ(file.Slice({0, 3, 1}), "");
}

TEST(SourceFile, EveryOffsetLiesOnItsLine) {
  const std::string text = "\n\r\n\ra\xC3\xA9\n\n\r\r\nb\xFF";
  const SourceFile file("f", text);
  std::uint32_t last = 1;
  for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
    const LineColumn place = file.Place(offset);
    ASSERT_GE(place.line, last);
    ASSERT_LE(place.line, file.line_count());
    ASSERT_LE(file.LineStart(place.line), offset);
    ASSERT_LE(place.column, file.Line(place.line).size() + 1);
    last = place.line;
  }
}

TEST(SourceMap, ReferencesStayValid) {
  SourceMap sources;
  const FileId first = sources.Add("first", "1");
  const SourceFile& file = sources[first];
  for (int i = 0; i < 100; ++i) sources.Add("more", "");
  EXPECT_EQ(&file, &sources[first]);
  EXPECT_EQ(file.path(), "first");
  EXPECT_EQ(sources.size(), 101U);
}

}  // namespace
}  // namespace lifeboat::source
