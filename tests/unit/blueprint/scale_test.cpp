#include <string>

#include <gtest/gtest.h>

#include "lifeboat/blueprint/read.h"

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

std::string ManyServices(int count, const std::string& fields) {
  std::string text = WithLines("");
  text.resize(text.find("services:"));
  text += "services:\n";
  for (int i = 0; i < count; ++i) {
    text += "  s" + std::to_string(i) + ": { image: nginx:1.27, exposure: internal, " + fields + " }\n";
  }
  return text;
}

TEST(Scale, AThousandServicesAreRead) {
  const Reading reading = ReadText(
      ManyServices(1000, "calls: [s1000], port: 80").append("  s1000: { image: a, exposure: internal }\n"));
  ASSERT_TRUE(reading.blueprint.has_value()) << reading.printed.substr(0, 400);
  EXPECT_EQ(reading.blueprint->services.size(), 1001U);
}

TEST(Scale, AThousandMistakesAreReported) {
  const Reading reading = ReadText(ManyServices(1000, "prot: 80"));
  EXPECT_FALSE(reading.blueprint.has_value());
  EXPECT_EQ(reading.diagnostics.size(), 1000U);
}

}  // namespace
}  // namespace lifeboat::blueprint
