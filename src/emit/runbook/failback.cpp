#include <string>

#include <fmt/format.h>

#include "emit/runbook/operator.h"

namespace lifeboat::emit {

namespace {

void AddPreparation(const graph::Graph& graph, const Operator& commands, Page& page) {
  page.Step(fmt::format(
      "{} answers: `status` shows no `unknown` below `observed.primary`, and `state.closed` is set.",
      Code(graph.settings.primary_region)));
  page.Commands({commands.Invoke("status")});
  page.Step("Write `posture: failing-back` in the blueprint, compile and apply.");
  AddApply(page);
  page.Step("See what will be done, then begin:");
  page.Commands({commands.InvokeAs("fail-back", ",\"dry_run\":true"), commands.InvokeAs("fail-back")});
  page.Step(graph.automation.databases.empty()
                ? "Wait for the mail that says it is prepared. The DR region serves all the while."
                : "Wait for the mail that says it is prepared; with large databases that takes hours. The "
                  "old databases "
                  "are kept under another name, new ones follow the DR region, which serves all the while.");
}

void AddReturn(const graph::Graph& graph, const Operator& commands, Page& page) {
  const graph::Automation& automation = graph.automation;
  AddWhatIsNotAwaited(graph, graph::Side::Dr, page);
  page.Step(
      fmt::format("At a quiet time, switch. From here until {} serves, minutes later, nobody does. Only in "
                  "trouble, and until "
                  "`state.steps` has `promote`, the second command calls it off: the DR region serves on, "
                  "the failback stays "
                  "prepared.",
                  Code(graph.settings.primary_region)));
  page.Commands({commands.InvokeAs("switch")});
  page.Commands({commands.InvokeAs("cancel")});
  page.Step(automation.databases.empty()
                ? "[Watch](#watch) until the mail says that the failback is completed."
                : "[Watch](#watch) until the mail says that the failback is completed: the DR region gets "
                  "new replicas.");
  page.Step(fmt::format("Write `posture: normal` and `failbacks: {}`, compile and apply.",
                        automation.failbacks + 1));
  AddApply(page);
  const std::size_t databases = 2 * automation.databases.size();
  page.Step(
      automation.databases.empty()
          ? "The plan destroys and replaces nothing."
          : fmt::format(
                "The plan imports {0} databases and forgets {0}. It destroys and replaces nothing; if it "
                "wants to, do not apply it.",
                databases));
}

/// The failback was rebuilding the DR region: not every database there can serve, or not with the others.
void AddReplicasInTheWay(const graph::Graph& graph, Page& page) {
  page.Paragraph(
      "It is refused while a new replica in the DR region is not complete, and when only some are: "
      "databases of two points in time would not fit. The answer says which. One that is `modifying` or "
      "`backing-up` is waited for. One that is `creating` will not end without the primary region, and one "
      "that is complete may be given up for all to serve as at the switch. Delete it, give the one that "
      "served before its name back, and repeat; the first command is for one that is complete:");
  const std::string& region = graph.settings.dr_region;
  page.Commands({
      fmt::format("aws rds modify-db-instance --region {} --db-instance-identifier REPLICA "
                  "--no-deletion-protection --apply-immediately",
                  region),
      fmt::format(
          "aws rds delete-db-instance --region {} --db-instance-identifier REPLICA --skip-final-snapshot",
          region),
      fmt::format("aws rds wait db-instance-deleted --region {} --db-instance-identifier REPLICA", region),
      fmt::format("aws rds modify-db-instance --region {} --db-instance-identifier REPLICA-retired-ID \\\n"
                  "  --new-db-instance-identifier REPLICA --apply-immediately",
                  region),
  });
}

void AddGivingUp(const graph::Graph& graph, const Operator& commands, Page& page) {
  const std::string primary = Code(graph.settings.primary_region);
  page.Heading(3, "Give it up");
  page.Paragraph(
      "Before the switch: nothing is undone, the DR region serves on, and the next `fail-back` takes over "
      "what "
      "exists. Leave `posture: failing-back` until one is completed: names have changed that Terraform would "
      "change back.");
  page.Commands({commands.InvokeAs("cancel")});
  page.Heading(3, "The primary region dies during a failback");
  page.Paragraph(
      "Before the switch the DR region serves, and there is nothing to do: the failback goes on when the "
      "region "
      "answers. During the switch, until `state.steps` has `promote`, `cancel` lets the DR region serve "
      "again. "
      "After that, also when users have reached the primary region already:");
  page.Commands({commands.InvokeAs("fail-over", ",\"force\":true,\"dry_run\":true"),
                 commands.InvokeAs("fail-over", ",\"force\":true")});
  page.Paragraph(fmt::format(
      "The failback is abandoned: {} is fenced again, the DR region serves with what it had at the "
      "switch. {}Leave `posture: failing-back`, and begin with `fail-back` anew when {} answers.",
      primary,
      graph.automation.databases.empty()
          ? std::string()
          : fmt::format("What was written in {} since stays there; the next failback keeps it in a "
                        "database with `-retired-` in its name. ",
                        primary),
      primary));
  if (!graph.automation.databases.empty()) {
    AddReplicasInTheWay(graph, page);
  }
}

}  // namespace

void AddFailback(const graph::Graph& graph, Page& page) {
  const Operator commands(graph);
  page.Heading(2, "Fail back");
  page.Paragraph("Step by step, each of them safe to repeat. Alarms start nothing while a failback is open.");
  AddPreparation(graph, commands, page);
  AddReturn(graph, commands, page);
  AddGivingUp(graph, commands, page);
}

}  // namespace lifeboat::emit
