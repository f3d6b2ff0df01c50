#include <string>
#include <utility>

#include "lower/arn.h"
#include "lower/automation/automation.h"
#include "lower/automation/service_role.h"

namespace lifeboat::lower {

namespace {

using graph::Program;
using graph::Ref;
using graph::Side;

/// The region's loss calls the controller. A call that is lost all the same is made good by the next tick.
void AddAlarmCall(Context& context, const Place& place) {
  const graph::Automation& automation = context.graph.automation;
  if (!automation.region_lost_alarm) {
    return;
  }
  const graph::Module module = AutomationModule(Side::Dr);
  const RegionLinks& region = context.On(Side::Dr);
  const auto function = context.functions.at(Program::FailoverHandler);
  Add(context, module, "failover_by_alarm", place,
      graph::LambdaPermission{.statement_id = "failover-notifications",
                              .function = function,
                              .principal = ServicePrincipal(context, "sns"),
                              .source_arn = region.topic.Attribute("arn")});
  Add(context, module, "failover_by_alarm", place,
      graph::Subscription{.topic = region.topic,
                          .endpoint = function,
                          .alarms = {*automation.region_lost_alarm},
                          .dead_letters = region.queue});
}

Ref<graph::Role> AddSchedulerRole(Context& context, const Place& place) {
  graph::Statement invoke;
  invoke.sid = "Invoke";
  invoke.actions = {"lambda:InvokeFunction"};
  for (const Program program : kPrograms) {
    invoke.resources.push_back(
        Arn(context, "lambda", context.RegionCode(Side::Dr), "function:" + FunctionName(context, program)));
  }
  const auto trust = Add(context, graph::Module{graph::ModuleKind::Iam}, "scheduler_trust", place,
                         TrustOfThisAccount(context, "Schedules", "scheduler"));
  return AddServiceRole(
      context, place,
      {.terraform_name = "scheduler",
       .name = DerivedName({*context.blueprint.name, "scheduler"}, kRoleName),
       .description = "Schedules call the functions of " + *context.blueprint.name + " through this role",
       .trust = trust,
       .policy_name = "invoke-functions",
       .policy = {{std::move(invoke)}}});
}

}  // namespace

void LowerCallers(Context& context) {
  const Place failover = FailoverPlace(context);
  const Place images = ImagesPlace(context);
  AddAlarmCall(context, failover);
  const Ref<graph::Role> role = AddSchedulerRole(context, failover);
  const auto schedule = [&](const char* name, const char* suffix, const Place& place, Program program,
                            const char* description, const std::string& expression, const char* input) {
    return Add(context, AutomationModule(Side::Dr), name, place,
               graph::Schedule{.name = DerivedName({*context.blueprint.name, suffix}, kScheduleName),
                               .description = description,
                               .expression = expression,
                               .function = context.functions.at(program),
                               .role = role,
                               .input = input});
  };
  schedule("failover_tick", "failover-tick", failover, Program::FailoverHandler,
           "Goes on with what is open, and looks at the alarm itself", "rate(1 minute)",
           R"({"source":"lifeboat.tick"})");
  if (const auto& drills = context.blueprint.failover.drills) {
    schedule("drill_reminder", "drill-reminder", {"failover.drills", drills->span}, Program::FailoverHandler,
             "Reminds people to try a failover", (*drills)->expression, R"({"source":"lifeboat.drill"})");
  }
  context.prober_schedule =
      schedule("prober", "prober", failover, Program::Prober, "Asks the primary region for its health",
               "rate(1 minute)", R"({"source":"lifeboat.tick"})");
  schedule("image_reconcile", "image-reconcile", images, Program::UpdateAmiParameter,
           "Makes good events of images that never came", "rate(1 hour)",
           R"({"source":"lifeboat.reconcile"})");
  schedule("image_cleanup", "image-cleanup", images, Program::AmiCleanup, "Removes images that are too old",
           "rate(1 day)", R"({"source":"lifeboat.cleanup"})");
}

}  // namespace lifeboat::lower
