#include <cstddef>
#include <string>
#include <utility>

#include "lifeboat/support/digest.h"

#include "lower/arn.h"
#include "lower/automation/automation.h"

namespace lifeboat::lower {

namespace {

using graph::Ref;
using graph::Side;

/// An address as part of a Terraform name: the same wherever it stands in the list.
std::string MailName(const std::string& address) {
  constexpr std::size_t kDigits = 8;
  return "mail_" + Sha256Hex(address).substr(0, kDigits);
}

graph::Condition OfThisAccount(const Context& context) {
  return {"StringEquals", "aws:SourceAccount", {context.AccountId()}};
}

graph::Statement Publish(std::string sid, Ref<graph::Topic> topic, const std::string& principal) {
  graph::Statement statement;
  statement.sid = std::move(sid);
  statement.actions = {"sns:Publish"};
  statement.resources = {topic.Attribute("arn")};
  statement.principals = {{"Service", {principal}}};
  return statement;
}

graph::PolicyDocument TopicPolicy(const Context& context, Side side, Ref<graph::Topic> topic) {
  graph::Statement alarms = Publish("Alarms", topic, ServicePrincipal(context, "cloudwatch"));
  alarms.conditions = {OfThisAccount(context)};
  graph::Statement databases = Publish("DatabaseEvents", topic, ServicePrincipal(context, "events.rds"));
  databases.conditions = {OfThisAccount(context)};
  graph::PolicyDocument policy{{alarms, databases}};
  if (side == Side::Primary) {
    // Failed executions of the image document. EventBridge says nothing of an account when it publishes: a
    // condition would drop every message.
    policy.statements.push_back(Publish("Rules", topic, ServicePrincipal(context, "events")));
  }
  return policy;
}

graph::PolicyDocument QueuePolicy(const Context& context, Side side, Ref<graph::Queue> queue) {
  graph::Statement send;
  send.sid = "UndeliveredOfThisAccount";
  send.actions = {"sqs:SendMessage"};
  send.resources = {queue.Attribute("arn")};
  graph::Principal services{"Service", {ServicePrincipal(context, "events")}};
  if (side == Side::Dr) {
    services.identifiers.emplace_back(ServicePrincipal(context, "sns"));
  }
  send.principals = {std::move(services)};
  send.conditions = {OfThisAccount(context)};
  return {{std::move(send)}};
}

}  // namespace

void LowerNotifications(Context& context, Side side) {
  const graph::Module module = AutomationModule(side);
  const Place place = NotificationsPlace(context);
  RegionLinks& region = context.On(side);
  region.topic = Add(context, module, "notifications", place,
                     graph::Topic{.name = TopicName(context),
                                  .display_name = DerivedName({*context.blueprint.name, graph::Word(side)},
                                                              kTopicDisplayName),
                                  .key = region.key});
  const auto topic_policy =
      Add(context, module, "notifications", place, TopicPolicy(context, side, region.topic));
  Add(context, module, "notifications", place, graph::TopicPolicy{region.topic, topic_policy});

  region.queue = Add(context, module, "dead_letters", place, graph::Queue{QueueName(context)});
  const auto queue_policy =
      Add(context, module, "dead_letters", place, QueuePolicy(context, side, region.queue));
  Add(context, module, "dead_letters", place, graph::QueuePolicy{region.queue, queue_policy});

  for (const auto& address : *context.blueprint.notifications.email) {
    Add(context, module, MailName(*address), {"notifications.email", address.span},
        graph::Subscription{
            .topic = region.topic, .endpoint = *address, .alarms = {}, .dead_letters = std::nullopt});
  }
}

}  // namespace lifeboat::lower
