#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "unit/lower/lowered.h"

namespace lifeboat::test {

/// What a test changes about the blog: the inside of flow maps, and lines of the file.
struct Changes {
  std::string_view service = "";
  std::string_view database = "engine: mysql, version: '8.4'";
  std::string_view bucket = "";
  std::string_view more = "";
};

/// A blog with everything: service `web`, its database `main` and its bucket `media`, from eu-west-1 to
/// us-east-1.
inline std::string Blog(const Changes& changes = {}) {
  std::string text =
      "lifeboat: 1\nname: blog\n"
      "regions: { primary: { region: eu-west-1 }, dr: { region: us-east-1 } }\n"
      "services:\n  web: { image: 'nginx:1.27', port: 8080, database: main, bucket: media";
  text.append(changes.service.empty() ? "" : ", ").append(changes.service).append(" }\n");
  text.append("databases:\n  main: { ").append(changes.database).append(", schema: app }\n");
  text.append("buckets:\n  media: { ").append(changes.bucket).append(" }\n");
  return text.append(changes.more);
}

/// The node of this type and name in a module, as others refer to it; a missing one fails the test.
template <class T>
graph::Ref<T> RefTo(const graph::Graph& graph, const graph::Module& module, std::string_view name) {
  for (const graph::NodeId id : graph.NodesOf(module)) {
    if (graph.Info(id).kind == graph::kKindOf<T> && graph.Info(id).name == name) {
      return {id};
    }
  }
  throw std::runtime_error("no node " + std::string(name) + " in " + graph::Path(module));
}

}  // namespace lifeboat::test
