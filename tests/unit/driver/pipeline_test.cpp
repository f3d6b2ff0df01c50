#include "lifeboat/driver/pipeline.h"

#include <gtest/gtest.h>

#include "lifeboat/driver/dump.h"
#include "lifeboat/support/check.h"
#include "lifeboat/support/memory_file_system.h"

#include "blueprints.h"

namespace lifeboat::driver {
namespace {

class Pipeline : public testing::Test {
 protected:
  Results RunOn(std::string_view text, Phase last) {
    disk_.AddFile("in.yaml", std::string(text));
    return driver::Run("in.yaml", last, disk_, sources_, sink_);
  }
  std::vector<std::string_view> Codes() {
    std::vector<std::string_view> codes;
    for (const diag::Diagnostic& diagnostic : sink_.Take()) {
      codes.push_back(diag::Info(diagnostic.kind).code);
    }
    return codes;
  }

  MemoryFileSystem disk_;
  source::SourceMap sources_;
  diag::CollectingSink sink_;
};

TEST_F(Pipeline, RunsUpToThePhaseThatWasAskedFor) {
  const Results yaml = RunOn(kSmall, Phase::Yaml);
  EXPECT_TRUE(yaml.document);
  EXPECT_FALSE(yaml.blueprint);
  const Results blueprint = RunOn(kSmall, Phase::Blueprint);
  EXPECT_TRUE(blueprint.blueprint);
  EXPECT_FALSE(blueprint.graph);
  const Results graph = RunOn(kSmall, Phase::Graph);
  EXPECT_TRUE(graph.graph);
  EXPECT_FALSE(graph.tree);
  const Results emit = RunOn(kSmall, Phase::Emit);
  EXPECT_TRUE(emit.graph && emit.tree);
  EXPECT_FALSE(emit.document || emit.blueprint) << "memory that nobody needs any more";
  EXPECT_TRUE(Codes().empty());
}

TEST_F(Pipeline, AFileThatCannotBeReadIsADiagnostic) {
  const Results results = driver::Run("none.yaml", Phase::Emit, disk_, sources_, sink_);
  EXPECT_FALSE(results.document);
  const auto diagnostics = sink_.Take();
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].kind, diag::Kind::CannotRead);
  EXPECT_NE(diagnostics[0].message.find("none.yaml"), std::string::npos);
}

TEST_F(Pipeline, ErrorsOfTheParserAndOfTheReaderComeTogether) {
  const Results results = RunOn(std::string(kSmall) + "nmae: x\nname: again\n", Phase::Emit);
  EXPECT_FALSE(results.document);
  EXPECT_FALSE(results.blueprint);
  EXPECT_FALSE(results.graph);
  EXPECT_EQ(Codes(), (std::vector<std::string_view>{"LB101", "LB012"}));
}

TEST_F(Pipeline, ErrorsStopAtTheWall) {
  const Results results = RunOn(std::string(kSmall) + "nmae: x\n", Phase::Emit);
  EXPECT_FALSE(results.blueprint);
  EXPECT_FALSE(results.graph);
  EXPECT_FALSE(results.tree);
}

TEST_F(Pipeline, ASinkWithErrorsOfAnotherFileIsABug) {
  static_cast<void>(driver::Run("none.yaml", Phase::Emit, disk_, sources_, sink_));
  EXPECT_THROW(static_cast<void>(RunOn(kSmall, Phase::Emit)), InternalError);
}

TEST_F(Pipeline, OnlyReads) {
  static_cast<void>(RunOn(kSmall, Phase::Emit));
  EXPECT_EQ(disk_.steps(), 0U);
}

TEST_F(Pipeline, EveryPhaseHasATextForm) {
  for (const Phase phase : {Phase::Yaml, Phase::Blueprint, Phase::Graph, Phase::Emit}) {
    EXPECT_EQ(PhaseOf(NameOf(phase)), phase);
    EXPECT_FALSE(Dump(RunOn(kSmall, phase), phase, sources_).empty()) << NameOf(phase);
  }
  EXPECT_NE(Dump(RunOn(kSmall, Phase::Emit), Phase::Emit, sources_).find(" main.tf.json\n"),
            std::string::npos);
}

TEST_F(Pipeline, CountsTheResourcesOfEachModule) {
  const auto counts = ResourceCounts(RunOn(kSmall, Phase::Emit));
  EXPECT_GT(counts.at("primary/networking"), 0U);
  EXPECT_EQ(counts.at("primary/networking"), counts.at("dr/networking"));
}

}  // namespace
}  // namespace lifeboat::driver
