#include <string>
#include <vector>

#include <fmt/format.h>

#include "emit/runbook/operator.h"

namespace lifeboat::emit {

namespace {

void AddIntent(const graph::Graph& graph, const Operator& commands, Page& page) {
  const graph::Automation& automation = graph.automation;
  page.Heading(2, "The intent cannot be read");
  page.Paragraph(fmt::format(
      "{} says which region should serve; only the controller writes it. When somebody else has, it "
      "does nothing but fail, and `status` says what is wrong. Put the last value back that it "
      "wrote:",
      Code(automation.intent_parameter)));
  page.Commands({commands.ShowParameterHistory(automation.intent_parameter),
                 commands.PutParameter(automation.intent_parameter, "'VALUE'")});
  page.Paragraph(
      "Without one: `{}` when nothing was under way. In the middle of a failover, with `id` the time `at` in "
      "its "
      "short form:");
  page.Commands({commands.PutParameter(automation.intent_parameter,
                                       "'{\"id\":\"20301231t235900\",\"serve\":\"dr\",\"by\":\"NAME\","
                                       "\"at\":\"2030-12-31T23:59:00Z\"}'")});
  page.Paragraph("Of a planned one, before `at`: `\"planned\":true,`.");
  page.Paragraph(fmt::format(
      "{} needs no repair: what it does not say is found out again.{}", Code(automation.state_parameter),
      automation.databases.empty()
          ? std::string()
          : fmt::format(" A failback whose state was lost after its promotion and before {} was `primary` "
                        "takes the new databases for strangers (`is no replica`): `fail-over` with `force` "
                        "leads out.",
                        Code(automation.active_region_parameter))));
}

void AddDeadLetters(const graph::Graph& graph, const Operator& commands, Page& page) {
  page.Heading(2, "Dead letters");
  page.Paragraph(
      "Events that no function took, after all retries. What they asked for was made good by the next tick, "
      "so "
      "they are only read, for the reason, and then removed:");
  for (const std::string& region : {graph.settings.dr_region, graph.settings.primary_region}) {
    std::vector<std::string> lines = commands.LookIntoQueue(region, graph.automation.dead_letter_queue);
    lines.push_back(fmt::format("aws sqs purge-queue --region {} --queue-url \"$QUEUE\"", region));
    page.Commands(lines);
  }
}

}  // namespace

void AddWhatIsNotAwaited(const graph::Graph& graph, graph::Side from, Page& page) {
  const Operator commands(graph);
  const graph::Automation& automation = graph.automation;
  if (!automation.databases.empty()) {
    page.Step(
        "Stop whatever writes to the databases and is none of the groups' instances: cron hosts, other "
        "accounts, "
        "people. The controller stops the groups alone.");
  }
  std::vector<std::string> looks;
  for (const auto& [key, bucket] : automation.buckets) {
    if (bucket.replication == "both-ways" ||
        (from == graph::Side::Primary && bucket.replication == "one-way")) {
      looks.push_back(commands.ShowPendingReplication(bucket, from));
    }
  }
  if (!looks.empty()) {
    page.Step(
        "Objects on their way to the other region's buckets are not waited for; they arrive later, while "
        "this "
        "region works. Where a bucket has `replication_time_control`, S3 counts them, and 0 is none; else "
        "`ReplicationStatus` of `aws s3api head-object` tells of one object.");
    page.Commands(looks);
  }
}

void AddRepairs(const graph::Graph& graph, Page& page) {
  const Operator commands(graph);
  AddIntent(graph, commands, page);
  AddDeadLetters(graph, commands, page);
}

}  // namespace lifeboat::emit
