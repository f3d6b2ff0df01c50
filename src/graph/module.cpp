#include "lifeboat/graph/module.h"

#include <algorithm>

#include "lifeboat/support/check.h"

namespace lifeboat::graph {

bool ExistsOnce(ModuleKind kind) {
  return kind == ModuleKind::Root || kind == ModuleKind::Iam || kind == ModuleKind::Global;
}

const char* Name(ModuleKind kind) {
  switch (kind) {
    case ModuleKind::Root:
      return "";
    case ModuleKind::Networking:
      return "networking";
    case ModuleKind::Encryption:
      return "encryption";
    case ModuleKind::LoadBalancing:
      return "load-balancing";
    case ModuleKind::Compute:
      return "compute";
    case ModuleKind::Database:
      return "database";
    case ModuleKind::Storage:
      return "storage";
    case ModuleKind::Automation:
      return "dr-automation";
    case ModuleKind::Iam:
      return "iam";
    case ModuleKind::Global:
      return "global";
  }
  Unreachable("module kind");
}

std::string Path(const Module& module) {
  const std::string name = Name(module.kind);
  return ExistsOnce(module.kind) ? name : std::string(Word(module.side)) + "/" + name;
}

std::string CallName(const Module& module) {
  std::string name = Path(module);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
  return name;
}

}  // namespace lifeboat::graph
