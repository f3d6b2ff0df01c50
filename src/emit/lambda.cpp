#include "emit/lambda.h"

#include <map>

#include "lifeboat/support/check.h"
#include "lifeboat/support/zip.h"

namespace lifeboat::emit {

std::string_view ProgramName(graph::Program program) {
  switch (program) {
    case graph::Program::FailoverHandler:
      return "failover_handler";
    case graph::Program::UpdateAmiParameter:
      return "update_ami_parameter";
    case graph::Program::AmiCleanup:
      return "ami_cleanup";
    case graph::Program::Prober:
      return "prober";
  }
  Unreachable("program");
}

std::string LambdaArchive(graph::Program program, std::span<const EmbeddedFile> templates,
                          std::string_view config) {
  constexpr std::string_view kFolder = "templates/lambda/";
  const std::string own = std::string(ProgramName(program)) + "/";
  std::map<std::string, std::string_view> files = {{"config.json", config}};
  for (const EmbeddedFile& file : templates) {
    if (!file.path.starts_with(kFolder)) {
      continue;
    }
    const std::string_view path = file.path.substr(kFolder.size());
    if (path.starts_with(own) || path.starts_with("shared/")) {
      files.emplace(path, file.bytes);
    }
  }
  LIFEBOAT_CHECK(files.contains(own + "handler.py"), "no handler is built into this program: " + own);
  return Zip(files);
}

}  // namespace lifeboat::emit
