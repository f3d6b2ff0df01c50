#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "lifeboat/blueprint/describe.h"

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

// Two blueprints are the same when they expand to the same text: it holds every field.
void ExpectRoundTrip(const std::string& text) {
  const Reading first = ReadText(text);
  ASSERT_TRUE(first.blueprint.has_value()) << first.printed;
  const std::string expanded = Expand(*first.blueprint, false);
  const Reading second = ReadText(expanded);
  ASSERT_TRUE(second.blueprint.has_value()) << expanded << second.printed;
  EXPECT_EQ(Expand(*second.blueprint, false), expanded);
  const Reading commented = ReadText(Expand(*first.blueprint, true));
  ASSERT_TRUE(commented.blueprint.has_value()) << commented.printed;
  EXPECT_EQ(Expand(*commented.blueprint, false), expanded);
}

TEST(Expand, ReadsBackAsItself) {
  for (const auto& folder : {SourcePath("blueprints"), SourcePath("tests/golden/cases/blueprint")}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() == ".yaml" && !name.starts_with("flags_")) {
        SCOPED_TRACE(name);
        ExpectRoundTrip(FileText(entry.path()));
      }
    }
  }
}

TEST(Expand, HostileTextStaysText) {
  ExpectRoundTrip(WithService(
      R"(environment: { A: "true", B: "0x1F", C: "", D: "a: b # c", E: "two\nlines\t\"quoted\" \\", F: "- x", G: "${x} %{y}", H: "\x1b[31m", I: "~", J: "ü€😀", K: " padded ", L: "a,b]", M: "12:30", N: "*x", O: "<<" })"));
}

TEST(Expand, WritesEveryDefaultWithItsProvenance) {
  const Reading reading = ReadText(WithService("port: 80"));
  const std::string expanded = Expand(*reading.blueprint, true);
  EXPECT_NE(expanded.find("    port: 80  # written\n"), std::string::npos) << expanded;
  EXPECT_NE(expanded.find("    instance_type: t3.small  # default\n"), std::string::npos);
  EXPECT_NE(expanded.find("    architecture: x86_64  # derived\n"), std::string::npos);
  EXPECT_NE(expanded.find("  rto: 30m  # default\n"), std::string::npos);
  EXPECT_EQ(expanded.find("roles"), std::string::npos);
}

}  // namespace
}  // namespace lifeboat::blueprint
