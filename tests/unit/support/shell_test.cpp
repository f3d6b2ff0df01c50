#include "lifeboat/support/shell.h"

#include <array>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

TEST(ShellQuote, AlwaysQuotes) {
  EXPECT_EQ(ShellQuote(""), "''");
  EXPECT_EQ(ShellQuote("plain"), "'plain'");
  EXPECT_EQ(ShellQuote("it's"), R"('it'\''s')");
}

TEST(ShellQuote, AShellGivesTheTextBack) {
  for (const std::string text :
       {"$(echo no)", "`echo no`", "a'b''c", "$HOME \\ \"x\" *", "-n", "line\nline", "!!", "'; echo no; '"}) {
    FILE* const shell = popen(("printf %s " + ShellQuote(text)).c_str(), "r");
    ASSERT_NE(shell, nullptr);
    std::array<char, 256> buffer{};
    const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), shell);
    pclose(shell);
    EXPECT_EQ(std::string(buffer.data(), size), text);
  }
}

}  // namespace
}  // namespace lifeboat
