#include "lint/report/escape.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "lifeboat/diag/github.h"
#include "lifeboat/diag/visible.h"

namespace lifeboat::lint {
namespace {

constexpr std::string_view kBell = "a\x07z";

TEST(Escape, ControlCharactersAreShown) {
  EXPECT_EQ(diag::VisibleLines("one\ntwo\r\n\x1b[31m"), "one\ntwo\\r\n\\x1b[31m");
  EXPECT_EQ(diag::VisibleLines("\xE2\x80\xAE"), "\\u{202e}");
  EXPECT_EQ(diag::VisibleLines("\xFF"), "\\xff");
  EXPECT_EQ(diag::VisibleLines(""), "");
  EXPECT_EQ(diag::VisibleLines("\n"), "\n");
}

TEST(Escape, Xml) {
  EXPECT_EQ(XmlText("<a & \"b\">\n]]>"), "&lt;a &amp; &quot;b&quot;&gt;\n]]&gt;");
  EXPECT_EQ(XmlAttribute("a\nb"), "a&#10;b");
  EXPECT_EQ(XmlText(kBell), "a\\x07z");
  EXPECT_EQ(XmlText("\xEF\xBF\xBE"), "\\u{fffe}") << "no XML can hold it";
  EXPECT_EQ(XmlText(std::string_view("\0", 1)), "\\x00");
}

TEST(Escape, GithubCommandsCannotBeEnded) {
  EXPECT_EQ(diag::GithubData("100%\n::error::x"), "100%25%0A::error::x");
  EXPECT_EQ(diag::GithubProperty("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
  EXPECT_EQ(diag::GithubProperty("\r"), "\\r");
  EXPECT_EQ(diag::GithubData("%0A"), "%250A");
}

TEST(Escape, SarifMessagesHoldNoPlacesAndNoLinks) {
  EXPECT_EQ(SarifMessage("use `{ a: 1 }`"), "use `{{ a: 1 }}`");
  EXPECT_EQ(SarifMessage("[here](http://a.test)"), "\\[here](http://a.test)");
  EXPECT_EQ(SarifMessage("`a[0]`"), "`a[0]`");
}

TEST(Escape, UriIsAReferenceToTheSamePath) {
  EXPECT_EQ(UriOf("blueprints/shop.yaml"), "blueprints/shop.yaml");
  EXPECT_EQ(UriOf("./shop.yaml"), "shop.yaml");
  EXPECT_EQ(UriOf("a b%41#?.yaml"), "a%20b%2541%23%3F.yaml");
  EXPECT_EQ(UriOf("c:d.yaml"), "c%3Ad.yaml") << "no scheme";
  EXPECT_EQ(UriOf("//host/a.yaml"), "/host/a.yaml") << "no host";
  EXPECT_EQ(UriOf("gr\xC3\xB6\xC3\x9F"
                  "e.yaml"),
            "gr%C3%B6%C3%9Fe.yaml");
  EXPECT_EQ(UriOf("\xFF"), "%FF");
}

}  // namespace
}  // namespace lifeboat::lint
