#include "lower/start_settings.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using graph::ModuleKind;
using graph::Side;

std::vector<std::string> Settings(const graph::Graph& graph, Side side, std::string_view service = "web") {
  std::vector<std::string> lines;
  for (const graph::Text& line :
       Get<graph::LaunchTemplate>(graph, {ModuleKind::Compute, side}, service).settings) {
    lines.push_back(Spell(graph, line));
  }
  return lines;
}

/// What bash prints when it runs `script`.
std::string Bash(const std::string& script) {
  const auto path =
      std::filesystem::temp_directory_path() / ("lifeboat-settings-" + std::to_string(::getpid()) + ".sh");
  std::ofstream(path) << script;
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("env -i bash " + path.string()).c_str(), "r"), pclose);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe.get())) {
    output.append(buffer.data(), count);
  }
  std::filesystem::remove(path);
  return output;
}

TEST(StartSettingsTest, SayWhatTheScriptNeedsAndNoMore) {
  const graph::Graph blog = GraphOf(Blog());
  EXPECT_EQ(Settings(blog, Side::Dr),
            (std::vector<std::string>{
                "#!/bin/bash",
                "# Service web in us-east-1. The script below is the same for all.",
                "APP_IMAGE='nginx:1.27'",
                "APP_PORT='8080'",
                "DATABASE_ENDPOINT_PARAMETER='<module.dr_database.aws_ssm_parameter.main_endpoint.name>'",
                "DATABASE_SECRET='blog/databases/main'",
                "DATABASE_PORT='3306'",
                "DATABASE_NAME='app'",
                "BUCKET_NAME_PARAMETER='<module.dr_storage.aws_ssm_parameter.media_name.name>'",
                "APP_ENVIRONMENT=(",
                ")",
            }));
}

TEST(StartSettingsTest, CalleesAreReachedThroughTheLoadBalancerOfTheRegion) {
  const graph::Graph shop = GraphOf(Application("services:\n" + Service("web", "    calls: [order-api]\n") +
                                                Service("order-api", "    exposure: internal\n")));
  const auto lines = Settings(shop, Side::Dr);
  EXPECT_EQ(lines.at(lines.size() - 2),
            "  'ORDER_API_URL=http://<module.dr_load_balancing.aws_lb.order_api.dns_name>'");
}

TEST(StartSettingsTest, WhateverTheBlueprintSaysIsOneWordForBash) {
  const std::map<std::string, std::string> values = {
      {"COMMAND", "$(touch pwned) `id` ; exit 1"},
      {"BRACES", "${HOME} %{if true} $${X} ~ *"},
      {"QUOTES", "'\"'\\''"},
      {"LINES", "one\ntwo\n)\nAPP_IMAGE=evil\n"},
      {"MIME", "Content: x\nMIME-Version: 1.0"},
      {"EMPTY", ""},
  };
  std::string script = "APP_ENVIRONMENT=(\n";
  std::string expected;
  for (const auto& [name, value] : values) {
    script += "  " + lower::UserDataWord(name + "=" + value) + "\n";
    expected += name + "=" + value + "|";
  }
  EXPECT_EQ(Bash(script + ")\nprintf '%s|' \"${APP_ENVIRONMENT[@]}\"\n"), expected);
}

TEST(StartSettingsTest, CloudInitSeesNoMimeMessage) {
  for (const char* text :
       {"MIME-Version: 1.0", "mime-version:", "a Mime-VERSION:mime-version: b", "m'mime-version:"}) {
    std::string word = lower::UserDataWord(text);
    EXPECT_EQ(Bash("printf %s " + word), text);
    for (char& c : word) {
      c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    EXPECT_EQ(word.find("mime-version:"), std::string::npos) << word;
  }
}

TEST(StartSettingsTest, TheScriptHasTheRoomThatIsKeptForIt) {
  EXPECT_LE(FileText("templates/user_data/start.sh").size(), lower::kStartScriptBytes);
}

TEST(StartSettingsTest, TooMuchForEc2IsReportedOnceAtTheService) {
  const std::string longest(4096, 'x');
  std::string environment = "environment: { ";
  for (const char name : {'A', 'B', 'C'}) {
    environment += std::string(1, name) + ": " + longest + ", ";
  }
  const Lowered lowered = LowerText(Blog({.service = environment + " }"}));
  EXPECT_FALSE(lowered.graph.has_value());
  EXPECT_NE(lowered.said.find("blueprint.yaml:5:3: error[LB903]"), std::string::npos) << lowered.said;
  EXPECT_EQ(lowered.said.find("LB903"), lowered.said.rfind("LB903"));
}

TEST(StartSettingsTest, JustWithinTheLimitIsFine) {
  const std::string longest(4000, 'x');
  const Lowered lowered =
      LowerText(Blog({.service = "environment: { A: " + longest + ", B: " + longest + " }"}));
  EXPECT_TRUE(lowered.graph.has_value()) << lowered.said;
}

}  // namespace
}  // namespace lifeboat::test
