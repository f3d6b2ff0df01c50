#include "emit/module_files.h"

#include <type_traits>

#include "emit/config_json.h"
#include "emit/embedded.h"
#include "emit/lambda.h"

namespace lifeboat::emit {

template <class T>
void ModuleFiles::AddFor(const T& resource, const std::string& folder) {
  if constexpr (std::is_same_v<T, graph::LambdaFunction>) {
    if (config_.empty()) {
      config_ = ConfigJson(graph_);
    }
    tree_.Add(folder + "lambda/" + std::string(ProgramName(resource.program)) + ".zip",
              LambdaArchive(resource.program, EmbeddedFiles(), config_));
  } else if constexpr (std::is_same_v<T, graph::SsmDocument>) {
    tree_.Add(folder + "ssm/create_ami_from_instance.json",
              std::string(Embedded("templates/ssm/create_ami_from_instance.json")));
  }
}

void ModuleFiles::Add(const graph::Module& module, const std::vector<graph::NodeId>& nodes) {
  const std::string folder = "modules/" + graph::Path(module) + "/";
  if (module.kind == graph::ModuleKind::Compute) {
    tree_.Add(folder + "user_data/start.sh", std::string(Embedded("templates/user_data/start.sh")));
  }
  if (module.kind == graph::ModuleKind::Automation) {
    for (const graph::NodeId node : nodes) {
      graph_.Visit(node, [&](const auto& resource) { AddFor(resource, folder); });
    }
  }
}

}  // namespace lifeboat::emit
