#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "emit/runbook/operator.h"

namespace lifeboat::emit {

namespace {

void AddLook(const graph::Graph& graph, const Operator& commands, Page& page) {
  const graph::Automation& automation = graph.automation;
  page.Heading(2, "Is the region lost?");
  std::vector<std::string> look = {commands.Invoke("status")};
  if (automation.region_lost_alarm) {
    page.Paragraph(fmt::format("{} says so {} after the loss at the latest.",
                               Code(*automation.region_lost_alarm), Duration(automation.detection_seconds)));
    look.insert(look.begin(), commands.ShowAlarm(*automation.region_lost_alarm));
  }
  page.Commands(look);
  page.Paragraph(
      "`status` changes nothing. `observed` is what there is in both regions, `state` how far the open "
      "operation is, "
      "`missing` what it still has to do.");
  if (automation.region_lost_alarm) {
    page.Paragraph(
        "While the alarm `…-cut-off` is on, the DR region sees nothing outside of itself and no alarm starts "
        "a "
        "failover. Whoever knows better fails over [by hand](#by-hand).");
  }
}

void AddTrigger(const graph::Automation& automation, const Operator& commands, Page& page) {
  if (!automation.region_lost_alarm) {
    page.Paragraph("No signal may start a failover here: an operator does.");
    return;
  }
  if (automation.mode == "approve") {
    page.Paragraph(
        "The alarm asks for approval, by mail, and nothing is done without it. When the alarm ends first, "
        "the request "
        "is withdrawn.");
    page.Commands({commands.InvokeAs("approve")});
    return;
  }
  page.Paragraph(
      fmt::format("The alarm starts it. There is nothing to do but to [watch](#watch). For {} after an "
                  "operation it starts none.",
                  Duration(automation.cool_down_seconds)));
}

/// What becomes of a planned failover when the region is lost before the stop.
std::string PlannedAndLost(const graph::Automation& automation) {
  if (!automation.region_lost_alarm) {
    return "";
  }
  if (automation.mode == "approve") {
    return " While it is open no alarm asks for approval: should the region be lost, give *at once*.";
  }
  return fmt::format(
      " Should {} be raised before {} is `dr`, it goes on by itself as one *at once*, and falls with the "
      "alarm; after that, give *at once*.",
      Code(*automation.region_lost_alarm), Code(automation.active_region_parameter));
}

void AddByHand(const graph::Graph& graph, const Operator& commands, Page& page) {
  const graph::Automation& automation = graph.automation;
  const std::string primary = Code(graph.settings.primary_region);
  page.Heading(3, "By hand");
  page.Paragraph(fmt::format(
      "*Planned*, when {} works and is to be left: a drill, announced work. The DR instances start "
      "first, which no user notices; then those of {} stop, the last write arrives, and the DR "
      "region takes over. Nothing is lost; users wait for minutes. Refused when the region does "
      "not answer.{}",
      primary, primary, PlannedAndLost(automation)));
  page.Commands({commands.InvokeAs("fail-over", ",\"planned\":true,\"dry_run\":true"),
                 commands.InvokeAs("fail-over", ",\"planned\":true")});
  page.Paragraph(fmt::format(
      "*At once*, when {} is lost or cannot be trusted: nothing is waited for there, and what had "
      "not arrived is lost. Given while a planned one is open, it goes on without the region. See "
      "what would be done and what is in the way, then do it:",
      primary));
  page.Commands({commands.InvokeAs("fail-over", ",\"dry_run\":true"), commands.InvokeAs("fail-over")});
  page.Paragraph(
      fmt::format("Until {} is `dr` either can be taken back, afterwards it only goes forward.{}",
                  Code(automation.active_region_parameter),
                  automation.region_lost_alarm
                      ? " After *at once*, the alarm that was raised then starts no other one; the next "
                        "alarm does."
                      : ""));
  page.Commands({commands.InvokeAs("cancel")});
}

void AddWatch(const Operator& commands, Page& page) {
  page.Heading(3, "Watch");
  page.Paragraph(
      "A controller looks every minute, does what can be done, and mails the timeline at the end.");
  page.Commands({commands.FollowLog(), commands.Invoke("status")});
}

void AddVerify(const graph::Automation& automation, const Operator& commands, Page& page) {
  const auto& services = automation.services;
  const bool accelerated =
      std::ranges::any_of(services, [](const auto& service) { return service.second.accelerated; });
  page.Heading(3, "Verify");
  page.Commands({commands.GetParameter(automation.active_region_parameter), commands.Invoke("status")});
  std::vector<std::vector<std::string>> rows = {{"the parameter", "`dr`"},
                                                {"`state.outcome`", "`completed`"}};
  if (!automation.databases.empty()) {
    rows.push_back({"each database in `observed.dr`", "`available`, `replica_of` is `null`"});
  }
  rows.push_back({"each service in `observed.dr`", "`in_service` is at least `min`"});
  if (accelerated) {
    rows.push_back({"its `traffic`", "dial 100 in `dr`; dial 0 in `primary`" +
                                         std::string(automation.fence ? ", every weight 0" : "")});
  }
  page.Table({"look at", "it should be"}, rows);
  if (accelerated) {
    page.Paragraph("Then ask the application itself; `terraform output` names its accelerators.");
  }
}

void AddAfter(const graph::Graph& graph, Page& page) {
  page.Heading(3, "Afterwards");
  page.Paragraph(
      fmt::format("Leave Terraform alone until {} answers again. Before its next run, write `posture: "
                  "failed-over` in the blueprint: "
                  "with another posture every plan stops.",
                  Code(graph.settings.primary_region)));
  AddApply(page);
}

}  // namespace

void AddFailover(const graph::Graph& graph, Page& page) {
  const Operator commands(graph);
  AddLook(graph, commands, page);
  page.Heading(2, "Fail over");
  AddTrigger(graph.automation, commands, page);
  AddByHand(graph, commands, page);
  AddWatch(commands, page);
  AddVerify(graph.automation, commands, page);
  AddAfter(graph, page);
}

void AddMaintenance(const graph::Graph& graph, Page& page) {
  const graph::Automation& automation = graph.automation;
  const Operator commands(graph);
  if (automation.region_lost_alarm) {
    page.Heading(2, "Maintenance");
    page.Paragraph(
        fmt::format("Until UNTIL, a time in UTC such as `2030-01-31T22:00:00Z`, no alarm fails over; an "
                    "operator still can. Wait for "
                    "{} to be in alarm before the work begins. The last command ends it early.",
                    Code(automation.maintenance_alarm)));
    page.Commands({commands.PutParameter(automation.maintenance_parameter, "UNTIL"),
                   commands.ShowAlarm(automation.maintenance_alarm),
                   commands.PutParameter(automation.maintenance_parameter, "none")});
  }
  page.Heading(2, "Drill");
  page.Paragraph(
      "Twice a year or as `failover.drills` reminds of it, at a quiet time, with the people who would be on "
      "call:");
  page.Step("Dry run; what it calls blocked is what a failover would be blocked by:");
  page.Commands({commands.InvokeAs("fail-over", ",\"planned\":true,\"dry_run\":true")});
  AddWhatIsNotAwaited(graph, graph::Side::Primary, page);
  page.Step("Fail over, planned: users wait from the mail that says that the service stands still.");
  page.Commands({commands.InvokeAs("fail-over", ",\"planned\":true")});
  page.Step("[Verify](#verify), and note the times of the mailed timeline.");
  page.Step("[Fail back](#fail-back) as described below, on the same day or another.");
}

}  // namespace lifeboat::emit
