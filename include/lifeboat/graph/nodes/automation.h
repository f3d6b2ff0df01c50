#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lifeboat/graph/nodes/encryption.h"
#include "lifeboat/graph/nodes/iam.h"
#include "lifeboat/graph/nodes/networking.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

struct Database;
struct DatabaseReplica;
struct MetricAlarm;

struct Topic {
  std::string name;
  std::string display_name;
  Ref<KmsKey> key;
  template <class V>
  void References(V&& visit) const {
    visit(key);
  }
};

struct TopicPolicy {
  Ref<Topic> topic;
  Ref<PolicyDocument> document;
  template <class V>
  void References(V&& visit) const {
    visit(topic);
    visit(document);
  }
};

/// What nobody could take delivery of; kept for two weeks.
struct Queue {
  std::string name;
  template <class V>
  void References(V&&) const {}
};

struct QueuePolicy {
  Ref<Queue> queue;
  Ref<PolicyDocument> document;
  template <class V>
  void References(V&& visit) const {
    visit(queue);
    visit(document);
  }
};

/// The programs of templates/lambda, each an archive in the module's `lambda/` folder.
enum class Program : std::uint8_t { FailoverHandler, UpdateAmiParameter, AmiCleanup, Prober };

struct LambdaFunction {
  std::string name;
  std::string description;
  Program program{};
  Ref<Role> role;
  Ref<LogGroup> log_group;
  std::optional<Ref<Queue>> dead_letters;
  std::int64_t timeout_seconds = 60;
  std::int64_t memory_mib = 256;
  std::optional<std::int64_t> reserved_concurrency;
  /// What only AWS knows, such as ARNs; everything else is in the archive's config.json.
  std::map<std::string, Text> environment;
  template <class V>
  void References(V&& visit) const {
    visit(role);
    visit(log_group);
    visit(dead_letters);
    for (const auto& [name_, value] : environment) {
      visit(value);
    }
  }
};

/// How often a failed asynchronous invocation is tried again, and who, if anybody, is told of its end.
struct EventInvokeConfig {
  Ref<LambdaFunction> function;
  std::int64_t retries = 2;
  std::int64_t max_age_seconds = 3600;
  std::optional<Ref<Topic>> on_failure;
  template <class V>
  void References(V&& visit) const {
    visit(function);
    visit(on_failure);
  }
};

struct LambdaPermission {
  std::string statement_id;
  Ref<LambdaFunction> function;
  std::string principal;  ///< sns.amazonaws.com
  Text source_arn;
  template <class V>
  void References(V&& visit) const {
    visit(function);
    visit(source_arn);
  }
};

/// Mail to a person, or a call of a function.
struct Subscription {
  Ref<Topic> topic;
  std::variant<std::string, Ref<LambdaFunction>> endpoint;
  /// For functions: messages that are JSON and have one of these as their `AlarmName`; empty: all messages.
  std::vector<std::string> alarms;
  std::optional<Ref<Queue>> dead_letters;
  template <class V>
  void References(V&& visit) const {
    visit(topic);
    if (const auto* function = std::get_if<Ref<LambdaFunction>>(&endpoint)) {
      visit(*function);
    }
    visit(dead_letters);
  }
};

/// An SSM Automation document; its text is a file of templates/ssm.
struct SsmDocument {
  std::string name;
  template <class V>
  void References(V&&) const {}
};

struct EventPattern {
  std::string source;       ///< aws.ec2
  std::string detail_type;  ///< EC2 AMI State Change
  std::map<std::string, std::vector<Text>> detail;
};

/// By the clock or by an event.
struct EventRule {
  std::string name;
  std::string description;
  std::variant<std::string, EventPattern> when;  ///< a schedule expression, or a pattern
  template <class V>
  void References(V&& visit) const {
    if (const auto* pattern = std::get_if<EventPattern>(&when)) {
      for (const auto& [field, values] : pattern->detail) {
        visit(values);
      }
    }
  }
};

/// An execution of a document, with the role that may start it.
struct AutomationTarget {
  Ref<SsmDocument> document;
  Ref<Role> role;
  std::map<std::string, std::vector<Text>> parameters;  ///< Automation takes lists only
};

struct EventTarget {
  Ref<EventRule> rule;
  std::string id;
  std::variant<Ref<LambdaFunction>, Ref<Topic>, AutomationTarget> target;
  std::optional<Ref<Queue>> dead_letters;
  template <class V>
  void References(V&& visit) const {
    visit(rule);
    if (const auto* function = std::get_if<Ref<LambdaFunction>>(&target)) {
      visit(*function);
    } else if (const auto* topic = std::get_if<Ref<Topic>>(&target)) {
      visit(*topic);
    } else {
      const auto& automation = std::get<AutomationTarget>(target);
      visit(automation.document);
      visit(automation.role);
      for (const auto& [name, values] : automation.parameters) {
        visit(values);
      }
    }
    visit(dead_letters);
  }
};

/// EventBridge Scheduler: calls a function again and again.
struct Schedule {
  std::string name;
  std::string description;
  std::string expression;  ///< rate(1 minute)
  Ref<LambdaFunction> function;
  Ref<Role> role;
  std::string input;  ///< JSON
  template <class V>
  void References(V&& visit) const {
    visit(function);
    visit(role);
  }
};

struct MetricAlarm {
  std::string name;
  std::string description;
  std::string metric_namespace;  ///< AWS/RDS
  std::string metric;
  std::map<std::string, Text> dimensions;
  std::string statistic;  ///< Maximum
  std::int64_t period_seconds = 60;
  std::int64_t evaluations = 1;
  std::int64_t datapoints = 1;
  std::string comparison;  ///< GreaterThanThreshold
  std::int64_t threshold = 0;
  std::string missing;  ///< breaching, notBreaching, missing
  std::vector<Ref<Topic>> alarm_actions;
  std::vector<Ref<Topic>> ok_actions;
  template <class V>
  void References(V&& visit) const {
    for (const auto& [dimension, value] : dimensions) {
      visit(value);
    }
    visit(alarm_actions);
    visit(ok_actions);
  }
};

struct CompositeAlarm {
  std::string name;
  std::string description;
  Text rule;  ///< names its children by reference, so that they exist first
  std::optional<Ref<MetricAlarm>> suppressor;  ///< while it is in alarm, no action is taken
  std::vector<Ref<Topic>> alarm_actions;
  std::vector<Ref<Topic>> ok_actions;
  template <class V>
  void References(V&& visit) const {
    visit(rule);
    visit(suppressor);
    visit(alarm_actions);
    visit(ok_actions);
  }
};

/// Route 53's checkers around the world ask the primary region's load balancer.
struct HealthCheck {
  Text host;
  std::int64_t port = 80;
  bool tls = false;
  std::string path;
  std::int64_t interval_seconds = 30;  ///< 10 or 30
  std::int64_t failures = 3;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(host);
  }
};

/// Mails of RDS itself about an instance.
struct DbEventSubscription {
  std::string name;
  Ref<Topic> topic;
  std::vector<Text> identifiers;
  template <class V>
  void References(V&& visit) const {
    visit(topic);
    visit(identifiers);
  }
};

}  // namespace lifeboat::graph
