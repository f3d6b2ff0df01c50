// Rules that cannot be allowed keep their severity, whatever a configuration says; there are tests of the
// rest in tests/golden/cases/lint/config.
#include "lifeboat/lint/config.h"

#include <gtest/gtest.h>

#include "lifeboat/lint/rule.h"
#include "lifeboat/yaml/parse.h"

#include "lint/protected.h"

namespace lifeboat::lint {
namespace {

struct Parsed {
  Config config;
  std::vector<diag::Diagnostic> diagnostics;
};

Parsed Parse(const std::string& text) {
  source::SourceMap sources;
  diag::CollectingSink sink;
  const source::FileId file = sources.Add(".lifeboat.yaml", text);
  const auto document = yaml::Parse(sources[file], file, sink);
  Parsed parsed;
  if (document) {
    parsed.config = ReadConfig(*document, sink);
  }
  parsed.diagnostics = sink.Take();
  return parsed;
}

class Protected : public testing::TestWithParam<const diag::KindInfo*> {};

TEST_P(Protected, CannotBeTurnedOffByName) {
  const std::string name(GetParam()->name);
  for (const std::string word : {"off", "warning", "info"}) {
    const Parsed parsed = Parse("lint: { severity: { " + name + ": " + word + " } }");
    const bool louder = word != "off" && GetParam()->severity >= (word == "warning" ? diag::Severity::Warning
                                                                                    : diag::Severity::Info);
    ASSERT_EQ(parsed.diagnostics.size(), louder ? 0U : 1U) << word;
    if (!louder) {
      EXPECT_EQ(parsed.diagnostics.front().kind, diag::Kind::ForbiddenAllow);
    }
  }
}

TEST_P(Protected, StaysAsItIsUnderAWidePattern) {
  for (const std::string word : {"off", "info"}) {
    const Parsed parsed = Parse("lint: { severity: { '*': " + word + " } }");
    EXPECT_TRUE(parsed.diagnostics.empty());
    EXPECT_EQ(Apply(parsed.config, "in.yaml", {}).SeverityOf(*GetParam()), GetParam()->severity);
  }
}

TEST_P(Protected, CanBeMadeLouder) {
  const Parsed parsed = Parse("lint: { severity: { '*': error } }");
  EXPECT_EQ(Apply(parsed.config, "in.yaml", {}).SeverityOf(*GetParam()), diag::Severity::Error);
}

std::vector<const diag::KindInfo*> ProtectedKinds() {
  std::vector<const diag::KindInfo*> kinds;
  for (const diag::KindInfo& kind : diag::AllKinds()) {
    if (IsProtected(kind)) {
      kinds.push_back(&kind);
    }
  }
  return kinds;
}

INSTANTIATE_TEST_SUITE_P(Kinds, Protected, testing::ValuesIn(ProtectedKinds()), [](const auto& parameter) {
  std::string name(parameter.param->name);
  std::erase(name, '-');
  return name;
});

TEST(Config, PartsComeAfterWhatHoldsEverywhere) {
  const Parsed parsed = Parse(
      "lint: { paths: { 'dev/**': { severity: { stale-baseline: info } }, 'dev/old/*': { severity: { '*': "
      "off } } "
      "}, severity: { stale-baseline: error } }");
  ASSERT_TRUE(parsed.diagnostics.empty());
  const diag::KindInfo& kind = diag::Info(diag::Kind::StaleBaseline);
  EXPECT_EQ(Apply(parsed.config, "production/a.yaml", {}).SeverityOf(kind), diag::Severity::Error);
  EXPECT_EQ(Apply(parsed.config, "dev/a.yaml", {}).SeverityOf(kind), diag::Severity::Info);
  EXPECT_EQ(Apply(parsed.config, "dev/old/a.yaml", {}).SeverityOf(kind), std::nullopt);
}

}  // namespace
}  // namespace lifeboat::lint
