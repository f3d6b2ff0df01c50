#include "lower/automation/names.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "lifeboat/support/check.h"

#include "lower/arn.h"
#include "lower/naming.h"

namespace lifeboat::lower {

namespace {

using blueprint::Located;
using graph::Program;

using ExactName = std::optional<Located<std::string>>;

const std::string& Application(const Context& context) { return *context.blueprint.name; }

/// An exact name belongs to the only one of its kind; of several it is the beginning.
std::string OneOfSeveral(const ExactName& exact, std::size_t count, const std::string& derived,
                         const std::string& key, std::size_t limit) {
  if (!exact) {
    return DerivedName({derived, key}, limit);
  }
  return count == 1 ? **exact : DerivedName({**exact, key}, limit);
}

/// The exact name, or one made of the application's and the program's: `blog-failover-handler`.
std::string ProgramName(const Context& context, Program program, const ExactName& exact, std::size_t limit) {
  std::string word(Word(program));
  std::replace(word.begin(), word.end(), '_', '-');
  return NameOr(exact, DerivedName({Application(context), word}, limit));
}

}  // namespace

std::string_view Word(Program program) {
  switch (program) {
    case Program::FailoverHandler:
      return "failover_handler";
    case Program::UpdateAmiParameter:
      return "update_ami_parameter";
    case Program::AmiCleanup:
      return "ami_cleanup";
    case Program::Prober:
      return "prober";
  }
  Unreachable("program");
}

std::string FunctionName(const Context& context, Program program) {
  const blueprint::FunctionNames& names = context.blueprint.names.functions;
  switch (program) {
    case Program::FailoverHandler:
      return ProgramName(context, program, names.failover, kFunctionName);
    case Program::UpdateAmiParameter:
      return ProgramName(context, program, names.image_update, kFunctionName);
    case Program::AmiCleanup:
      return ProgramName(context, program, names.image_cleanup, kFunctionName);
    case Program::Prober:
      return ProgramName(context, program, names.prober, kFunctionName);
  }
  Unreachable("program");
}

std::string FunctionRoleName(const Context& context, Program program) {
  const blueprint::RoleNames& names = context.blueprint.names.roles;
  switch (program) {
    case Program::FailoverHandler:
      return ProgramName(context, program, names.failover, kRoleName);
    case Program::UpdateAmiParameter:
      return ProgramName(context, program, names.image_update, kRoleName);
    case Program::AmiCleanup:
    case Program::Prober:
      return ProgramName(context, program, std::nullopt, kRoleName);
  }
  Unreachable("program");
}

std::string FunctionLogGroup(const Context& context, Program program) {
  return "/aws/lambda/" + FunctionName(context, program);
}

std::string TopicName(const Context& context) {
  return NameOr(context.blueprint.names.notifications_topic,
                DerivedName({Application(context), "failover-notifications"}, kTopicName));
}

std::string QueueName(const Context& context) {
  return DerivedName({Application(context), "dead-letters"}, kQueueName);
}

graph::Text TopicArn(const Context& context, graph::Side side) {
  return Arn(context, "sns", context.RegionCode(side), TopicName(context));
}

graph::Text QueueArn(const Context& context, graph::Side side) {
  return Arn(context, "sqs", context.RegionCode(side), QueueName(context));
}

std::string DocumentName(const Context& context) {
  // Systems Manager keeps names that begin with `aws`, `amazon` or `amzn` for AWS: the application's name
  // comes last.
  return NameOr(context.blueprint.names.image_document,
                DerivedName({"create-ami-from-instance", Application(context)}, kDocumentName));
}

std::string ImageAutomationRoleName(const Context& context) {
  return NameOr(context.blueprint.names.roles.image_automation,
                DerivedName({Application(context), "image-automation"}, kRoleName));
}

std::string ImageScheduleName(const Context& context, const std::string& service) {
  return OneOfSeveral(context.blueprint.names.image_schedule, context.blueprint.services.size(),
                      Application(context) + "-create-image", service, kRuleName);
}

std::string RegionLostName(const Context& context) {
  return NameOr(context.blueprint.names.alarms.region_lost,
                DerivedName({Application(context), "region-lost"}, kAlarmName));
}

std::string MaintenanceAlarmName(const Context& context) {
  return DerivedName({Application(context), "maintenance"}, kAlarmName);
}

std::string HealthyHostsName(const Context& context, const std::string& service) {
  return OneOfSeveral(context.blueprint.names.alarms.healthy_hosts, BalancedServices(context),
                      Application(context) + "-healthy-hosts", service, kAlarmName);
}

std::string DatabaseCpuName(const Context& context, const std::string& database) {
  return OneOfSeveral(context.blueprint.names.alarms.database_cpu, context.blueprint.databases.size(),
                      Application(context) + "-database-cpu", database, kAlarmName);
}

std::string FailoverParameter(const Context& context, std::string_view what) {
  return DerivedParameterName({Application(context), "failover", what});
}

std::string HealthyHostsSignal(const Context& context, const std::string& service) {
  const std::string signal = blueprint::Word(blueprint::Signal::HealthyHosts);
  return BalancedServices(context) == 1 ? signal : signal + "-" + service;
}

std::size_t BalancedServices(const Context& context) {
  const auto& services = context.blueprint.services;
  return static_cast<std::size_t>(std::count_if(services.begin(), services.end(), [](const auto& entry) {
    return *entry.second.value.exposure != blueprint::Exposure::None;
  }));
}

}  // namespace lifeboat::lower
