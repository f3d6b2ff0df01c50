#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifeboat/emit/emit.h"

#include "unit/emit/automated_graph.h"

namespace lifeboat::test {
namespace {

using nlohmann::json;

TEST(Adoptions, EveryFormerOneIsForgottenAndThePresentOneImported) {
  graph::Graph graph;
  const graph::Module storage{graph::ModuleKind::Storage, graph::Side::Primary};
  const auto bucket = graph.Add(storage, "media_g3", "", {}, graph::Bucket{});
  graph.AddAdoption({bucket.id, "media", "app-${media}"});
  graph.AddAdoption({bucket.id, "media_g2", "app-${media}"});
  const json document = json::parse(emit::Emit(graph).files().at("failback.tf.json"));
  EXPECT_EQ(document["removed"], json::array({{{"from", "module.primary_storage.aws_s3_bucket.media"},
                                               {"lifecycle", {{"destroy", false}}}},
                                              {{"from", "module.primary_storage.aws_s3_bucket.media_g2"},
                                               {"lifecycle", {{"destroy", false}}}}}));
  EXPECT_EQ(
      document["import"],
      json::array({{{"to", "module.primary_storage.aws_s3_bucket.media_g3"}, {"id", "app-$${media}"}}}));
}

TEST(Adoptions, WithoutAFailbackThereIsNoFile) {
  const graph::Graph graph;
  EXPECT_FALSE(emit::Emit(graph).files().contains("failback.tf.json"));
}

}  // namespace
}  // namespace lifeboat::test
