#include "emit/lambda.h"

#include "lifeboat/support/check.h"

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

}  // namespace lifeboat::emit
