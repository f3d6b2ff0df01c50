#include <string>
#include <utility>
#include <vector>

#include "lifeboat/support/check.h"

#include "lower/arn.h"
#include "lower/automation/automation.h"
#include "lower/automation/declared_calls.h"
#include "lower/automation/environment.h"
#include "lower/automation/service_role.h"

namespace lifeboat::lower {

namespace {

using graph::Program;
using graph::Ref;
using graph::Side;

/// What differs between the programs.
struct ProgramTraits {
  const char* description;
  std::int64_t timeout_seconds;
  std::int64_t log_days;
  bool alone;  ///< never two at once
  bool ticks;  ///< called every minute, so that a call that fails is neither repeated nor kept
};

ProgramTraits TraitsOf(Program program) {
  // The prober has to be done before it is called again; the controller never waits, but may have much to do.
  switch (program) {
    case Program::FailoverHandler:
      return {"Fails over and back, step by step", 300, 365, true, true};
    case Program::UpdateAmiParameter:
      return {"Writes the newest usable image into the parameters that instances start from", 60, 90, false,
              false};
    case Program::AmiCleanup:
      return {"Removes images that nothing uses any more", 300, 90, false, false};
    case Program::Prober:
      return {"Asks the primary region for its health, every minute", 55, 90, false, true};
  }
  Unreachable("program");
}

/// Allowed whatever the program does, where Lambda passes on what failed: it checks both when the function is
/// made.
std::vector<DeclaredCall> CallsOfLambda(const ProgramTraits& traits) {
  if (traits.ticks) {
    return {};
  }
  return {{"sqs:SendMessage", "queue", ""},  // events that failed too often
          {"sns:Publish", "topic", ""},      // and the news of that
          {"kms:Decrypt", "key:dr", "sns"},  // the topic is encrypted
          {"kms:GenerateDataKey*", "key:dr", "sns"}};
}

Ref<graph::Role> AddRole(Context& context, Program program, const Place& place,
                         Ref<graph::PolicyDocument> trust) {
  std::vector<DeclaredCall> calls = CallsOf(program);
  for (DeclaredCall& call : CallsOfLambda(TraitsOf(program))) {
    calls.push_back(std::move(call));
  }
  return AddServiceRole(
      context, place,
      {.terraform_name = std::string(Word(program)),
       .name = FunctionRoleName(context, program),
       .description = "Function " + FunctionName(context, program) + " of " + *context.blueprint.name,
       .trust = trust,
       .policy_name = "make-declared-calls",
       .policy = LeastPrivilege(context, calls, FunctionLogGroup(context, program))});
}

/// The next tick is as good as another try, and people hear of errors from an alarm, once.
graph::EventInvokeConfig InvokeConfig(const ProgramTraits& traits, Ref<graph::LambdaFunction> function,
                                      Ref<graph::Topic> topic) {
  constexpr std::int64_t kTick = 60;
  graph::EventInvokeConfig config;
  config.function = function;
  if (traits.ticks) {
    config.retries = 0;
    config.max_age_seconds = kTick;
  } else {
    config.on_failure = topic;
  }
  return config;
}

void AddFunction(Context& context, Program program, const Place& place, Ref<graph::PolicyDocument> trust) {
  const graph::Module module = AutomationModule(Side::Dr);
  const std::string name(Word(program));
  const ProgramTraits traits = TraitsOf(program);
  const RegionLinks& region = context.On(Side::Dr);
  const auto log_group =
      Add(context, module, name, place,
          graph::LogGroup{FunctionLogGroup(context, program), traits.log_days, region.key});
  graph::LambdaFunction function;
  function.name = FunctionName(context, program);
  function.description = traits.description;
  function.program = program;
  function.role = AddRole(context, program, place, trust);
  function.log_group = log_group;
  if (!traits.ticks) {
    function.dead_letters = region.queue;
  }
  function.timeout_seconds = traits.timeout_seconds;
  if (traits.alone && *context.blueprint.failover.reserved_concurrency) {
    function.reserved_concurrency = 1;
  }
  function.environment = Environment(context, program);
  CheckEnvironment(context, function);
  const auto added = Add(context, module, name, place, std::move(function));
  Add(context, module, name, place, InvokeConfig(traits, added, region.topic));
  context.functions[program] = added;
}

}  // namespace

void LowerFunctions(Context& context) {
  const Place failover = FailoverPlace(context);
  graph::Statement assume;
  assume.sid = "Functions";
  assume.actions = {"sts:AssumeRole"};
  assume.principals = {{"Service", {ServicePrincipal(context, "lambda")}}};
  const auto trust = Add(context, graph::Module{graph::ModuleKind::Iam}, "functions_trust", failover,
                         graph::PolicyDocument{{std::move(assume)}});
  AddFunction(context, Program::FailoverHandler, failover, trust);
  AddFunction(context, Program::Prober, failover, trust);
  AddFunction(context, Program::UpdateAmiParameter, ImagesPlace(context), trust);
  AddFunction(context, Program::AmiCleanup, ImagesPlace(context), trust);
}

}  // namespace lifeboat::lower
