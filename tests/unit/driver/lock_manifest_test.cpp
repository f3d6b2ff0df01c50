#include <gtest/gtest.h>

#include "lifeboat/diag/sink.h"
#include "lifeboat/driver/pipeline.h"

#include "blueprints.h"

namespace lifeboat::driver {
namespace {

/// The manifest of a graph whose nodes have these places in `text`, by the nodes' names.
output::Manifest ManifestOf(const std::string& path, std::string text,
                            const std::map<std::string, std::uint32_t>& places) {
  source::SourceMap sources;
  Results results;
  results.file = sources.Add(path, std::move(text));
  results.graph.emplace();
  for (const auto& [name, offset] : places) {
    results.graph->Add({graph::ModuleKind::Networking, graph::Side::Primary}, name, "field",
                       {results.file, offset, offset}, graph::Vpc{});
  }
  results.graph->Add(graph::Module{}, "current", "", {}, graph::CallerIdentity{});
  return LockManifest(results, sources, "1.2.3");
}

TEST(LockManifest, NamesTheLineOfEachResource) {
  const auto manifest = ManifestOf("in.yaml", "one\ntwo\n\nfour",
                                   {{"a", 0}, {"b", 3}, {"c", 4}, {"d", 8}, {"e", 9}, {"f", 13}});
  const std::map<std::string, std::string> expected = {{"module.primary_networking.aws_vpc.a", "in.yaml:1"},
                                                       {"module.primary_networking.aws_vpc.b", "in.yaml:1"},
                                                       {"module.primary_networking.aws_vpc.c", "in.yaml:2"},
                                                       {"module.primary_networking.aws_vpc.d", "in.yaml:3"},
                                                       {"module.primary_networking.aws_vpc.e", "in.yaml:4"},
                                                       {"module.primary_networking.aws_vpc.f", "in.yaml:4"}};
  EXPECT_EQ(manifest.resources, expected);
}

TEST(LockManifest, NeitherFoldersNorDataSources) {
  const auto manifest = ManifestOf("/home/someone/in.yaml", "x", {{"a", 0}});
  EXPECT_EQ(manifest.blueprint, "in.yaml");
  EXPECT_EQ(manifest.resources.size(), 1U);
  EXPECT_EQ(manifest.resources.begin()->second, "in.yaml:1");
  EXPECT_EQ(manifest.tool_version, "1.2.3");
}

// Twenty thousand resources on one long line: a walk along it for each of them would take minutes.
TEST(LockManifest, OneLongLineIsNoTrap) {
  std::map<std::string, std::uint32_t> places;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    places["r" + std::to_string(i)] = i * 500;
  }
  const auto manifest = ManifestOf("in.yaml", std::string(10'000'000, 'x'), places);
  EXPECT_EQ(manifest.resources.size(), 20'000U);
  EXPECT_EQ(manifest.resources.begin()->second, "in.yaml:1");
}

}  // namespace
}  // namespace lifeboat::driver
