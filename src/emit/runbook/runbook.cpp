#include "emit/runbook/runbook.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "emit/runbook/operator.h"

namespace lifeboat::emit {

namespace {

using Cells = std::vector<std::string>;

std::string Instances(const graph::AutomatedGroup& group) {
  return fmt::format("{}, {} while the other region serves", group.min, group.standby);
}

/// Answers of the controller, alarms and mails say the key that a renamed thing had first.
std::string Called(const std::string& key, const std::string& name) {
  return key == name ? Code(key) : fmt::format("{}, here {}", Code(name), Code(key));
}

bool HasAccount(const graph::AutomatedBucket& bucket) {
  return (bucket.primary + bucket.dr).find("{account}") != std::string::npos;
}

void AddFacts(const graph::Graph& graph, Page& page) {
  const graph::Automation& automation = graph.automation;
  std::vector<Cells> rows = {{"region", Code(graph.settings.primary_region), Code(graph.settings.dr_region)}};
  for (const auto& [key, service] : automation.services) {
    rows.push_back(
        {"group of " + Called(key, service.name), Code(service.primary.group), Code(service.dr.group)});
    rows.push_back(
        {"instances of " + Called(key, service.name), Instances(service.primary), Instances(service.dr)});
  }
  for (const auto& [key, database] : automation.databases) {
    rows.push_back({fmt::format("database {} ({})", Called(key, database.name), database.engine),
                    Code(database.primary), Code(database.replica)});
  }
  for (const auto& [key, bucket] : automation.buckets) {
    rows.push_back({"bucket " + Called(key, bucket.name), Code(bucket.primary), Code(bucket.dr)});
  }
  page.Table({"", "primary", "DR"}, rows);
  if (std::ranges::any_of(automation.buckets, [](const auto& bucket) { return HasAccount(bucket.second); })) {
    page.Paragraph("`{account}` stands for the account's id.");
  }
  std::string promise = fmt::format("Objectives: served again {} after the loss of the region",
                                    Duration(automation.rto_seconds));
  if (!automation.databases.empty()) {
    promise += fmt::format(", at most {} of data lost", Duration(automation.rpo_seconds));
  }
  page.Paragraph(promise + ". People hear of every step through the topic " +
                 Code(automation.notifications_topic) + ".");
  page.Paragraph(
      "Everything below runs in the DR region and needs neither the primary region nor Terraform, unless it "
      "says so. "
      "An answer with `refused` says why, and nothing was changed.");
}

}  // namespace

std::string Runbook(const graph::Graph& graph) {
  Page page;
  page.Heading(1, "Runbook of " + Code(graph.settings.application));
  AddFacts(graph, page);
  AddFailover(graph, page);
  AddMaintenance(graph, page);
  AddFailback(graph, page);
  AddTroubles(graph, page);
  AddRepairs(graph, page);
  return std::move(page).Finish();
}

}  // namespace lifeboat::emit
