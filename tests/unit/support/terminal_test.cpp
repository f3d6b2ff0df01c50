#include "lifeboat/support/terminal.h"

#include <map>

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

bool Color(ColorChoice choice, bool is_terminal,
           const std::map<std::string, std::string, std::less<>>& variables) {
  const auto get = [&](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  return DetectTerminal(choice, is_terminal, get).color;
}

TEST(DetectTerminal, TheChoiceWins) {
  EXPECT_TRUE(Color(ColorChoice::Always, false, {{"NO_COLOR", "1"}}));
  EXPECT_FALSE(Color(ColorChoice::Never, true, {{"CLICOLOR_FORCE", "1"}}));
}

TEST(DetectTerminal, AutoFollowsTheTerminal) {
  EXPECT_TRUE(Color(ColorChoice::Auto, true, {}));
  EXPECT_TRUE(Color(ColorChoice::Auto, true, {{"TERM", "xterm"}}));
  EXPECT_FALSE(Color(ColorChoice::Auto, false, {}));
  EXPECT_FALSE(Color(ColorChoice::Auto, true, {{"TERM", "dumb"}}));
}

TEST(DetectTerminal, TheEnvironmentDecides) {
  EXPECT_FALSE(Color(ColorChoice::Auto, true, {{"NO_COLOR", "1"}}));
  EXPECT_TRUE(Color(ColorChoice::Auto, true, {{"NO_COLOR", ""}}));
  EXPECT_TRUE(Color(ColorChoice::Auto, false, {{"CLICOLOR_FORCE", "1"}}));
  EXPECT_FALSE(Color(ColorChoice::Auto, false, {{"CLICOLOR_FORCE", "0"}}));
  EXPECT_FALSE(Color(ColorChoice::Auto, true, {{"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}}));
}

}  // namespace
}  // namespace lifeboat
