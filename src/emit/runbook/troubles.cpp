#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "emit/runbook/operator.h"

namespace lifeboat::emit {

namespace {

using Rows = std::vector<std::vector<std::string>>;

void DatabaseRows(const graph::Automation& automation, Rows& rows) {
  rows.push_back(
      {"database … is `backing-up`, `modifying` …", "wait: RDS promotes only what is `available`"});
  rows.push_back(
      {fmt::format("database … may lack N s, the limit is {} s", automation.max_replica_lag_seconds),
       "wait for the primary region, or accept the loss: `force`, below"});
  rows.push_back({"its database … cannot be written yet",
                  "wait for the promotion; with `serve: when-healthy` traffic would not"});
  rows.push_back({"the lag of … is unknown", "no sample for an hour; `force` accepts whatever is lost"});
  rows.push_back(
      {"the replica … does not exist",
       "restore its latest copy under this identifier; the failover goes on when it is `available`"});
  rows.push_back({"`is no replica`, in a planned failover",
                  "it does not follow the primary region: `cancel`, or fail over at once"});
  rows.push_back(
      {"two points in time", "[the failback is abandoned](#the-primary-region-dies-during-a-failback)"});
}

void FailbackRows(const graph::Automation& automation, Rows& rows) {
  rows.push_back({"`switch` is refused: not prepared yet", "wait for what the answer names"});
  const std::string stops =
      "wait: they finish their requests; if it lasts, resume the group's `Terminate`, and take the "
      "protection from scale-in (`aws autoscaling set-instance-protection`) and lifecycle hooks from what is "
      "left";
  rows.push_back({"instances in dr are still there", stops});
  rows.push_back({"instances in primary are still there", stops});
  if (!automation.databases.empty()) {
    rows.push_back({"database … lags N s", "something still writes in the DR region: find and stop it"});
    rows.push_back({"the snapshot … is `failed`", "delete that snapshot; it is made again"});
  }
}

Rows Troubles(const graph::Graph& graph) {
  const graph::Automation& automation = graph.automation;
  Rows rows;
  if (automation.mode == "approve" && automation.region_lost_alarm) {
    rows.push_back({"`intent.awaiting` is `true`", "approve, or `cancel`"});
  }
  if (!automation.databases.empty()) {
    DatabaseRows(automation, rows);
  }
  rows.push_back({"… has its process … suspended", "`aws autoscaling resume-processes` for that group"});
  rows.push_back({"… are protected from scale-in",
                  "`aws autoscaling set-instance-protection --no-protected-from-scale-in` for them"});
  rows.push_back({"… takes N instances at most", "raise the group's maximum to what it says is needed"});
  rows.push_back({"the service stands still until the last write has arrived",
                  fmt::format("wait; should {} be lost meanwhile, fail over at once ([by hand](#by-hand))",
                              Code(graph.settings.primary_region))});
  rows.push_back({"its image is `pending`", "wait: it is being copied"});
  rows.push_back({"its image is no image, or `failed`", "put a usable one into the parameter, below"});
  rows.push_back(
      {"a launch was refused",
       "no capacity: the group keeps trying; ask AWS for capacity, or change the launch template's type"});
  rows.push_back(
      {"N of M healthy", "instances start; if it lasts, read the instance's log of `lifeboat-app`"});
  if (automation.fence) {
    rows.push_back({"`state.fence` is `pending`",
                    fmt::format("users are served; {} is cut off when it answers, tried every minute",
                                Code(graph.settings.primary_region))});
    if (std::ranges::any_of(automation.services, [](const auto& one) { return one.second.accelerated; })) {
      rows.push_back({"Global Accelerator takes no weight for primary now",
                      "users are served, the dial is 0; the weight follows, tried every minute"});
    }
  }
  FailbackRows(automation, rows);
  return rows;
}

void AddRetired(const graph::Graph& graph, Page& page) {
  page.Heading(2, "Retired databases");
  page.Paragraph(
      "Each failback leaves the former databases of both regions under names with `-retired-`, and a "
      "snapshot of each "
      "former primary. They cost money and nothing deletes them. When nobody needs them any more:");
  page.Commands({
      "aws rds describe-db-instances --region REGION \\\n"
      "  --query "
      "'DBInstances[?contains(DBInstanceIdentifier,`-retired-`)].[DBInstanceIdentifier,DBInstanceStatus]' "
      "--output text",
      "aws rds modify-db-instance --region REGION --db-instance-identifier RETIRED --no-deletion-protection "
      "--apply-immediately",
      "aws rds delete-db-instance --region REGION --db-instance-identifier RETIRED "
      "--final-db-snapshot-identifier "
      "RETIRED-final",
  });
  page.Paragraph(fmt::format("REGION is {} or {}.", Code(graph.settings.primary_region),
                             Code(graph.settings.dr_region)));
}

}  // namespace

void AddTroubles(const graph::Graph& graph, Page& page) {
  const graph::Automation& automation = graph.automation;
  const Operator commands(graph);
  page.Heading(2, "When it does not go on");
  page.Paragraph(
      "`status` has the reasons in `state.blocked` (before the point of no return; nothing has been touched) "
      "and "
      "`state.waiting`. The controller looks again every minute and goes on by itself when the reason is "
      "gone.");
  page.Table({"it says", "do"}, Troubles(graph));
  if (!automation.databases.empty()) {
    page.Paragraph("Without regard to the replicas' lag:");
    page.Commands({commands.InvokeAs("fail-over", ",\"force\":true")});
  }
  std::vector<std::string> images;
  for (const std::string& region : {graph.settings.dr_region, graph.settings.primary_region}) {
    for (const auto& [key, service] : automation.services) {
      images.push_back(
          commands.PutParameterIn(region, service.image_parameter, "AMI --data-type aws:ec2:image"));
    }
  }
  if (!images.empty()) {
    page.Paragraph(
        "Another image, from AMI of that region; a failover takes the DR region's, a failback the primary "
        "one's:");
    page.Commands(images);
  }
  if (!automation.databases.empty()) {
    AddRetired(graph, page);
  }
}

}  // namespace lifeboat::emit
