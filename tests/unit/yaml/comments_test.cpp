#include "lifeboat/yaml/comments.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/yaml/parse.h"

namespace lifeboat::yaml {
namespace {

std::vector<std::string> Texts(const std::string& text, bool alone_only = false) {
  const source::SourceFile file("in.yaml", text);
  diag::CollectingSink sink;
  const auto document = Parse(file, 0, sink);
  std::vector<std::string> texts;
  for (const Comment& comment : FindComments(document.value(), file)) {
    if (comment.alone || !alone_only) {
      texts.emplace_back(comment.text);
    }
  }
  return texts;
}

using Strings = std::vector<std::string>;

TEST(FindComments, KnowsValuesFromComments) {
  EXPECT_EQ(Texts("# one\na: 1 #  two \nb: 'x # no'\nc: \"y # no\"\nd: x#no\ne: [ 1, # three\n 2 ]\n"),
            (Strings{"one", "two", "three"}));
}

TEST(FindComments, LeavesBlocksAlone) {
  EXPECT_EQ(Texts("a: |\n  # no\n  text # no\nb: 1 # yes\n"), Strings{"yes"});
}

TEST(FindComments, KnowsKeys) { EXPECT_EQ(Texts("\"a # no\": 1 # yes\n"), Strings{"yes"}); }

TEST(FindComments, KnowsWhichAreAlone) {
  EXPECT_EQ(Texts("# one\r\na: 1 # two\r\n   # three\r\n", true), (Strings{"one", "three"}));
}

}  // namespace
}  // namespace lifeboat::yaml
