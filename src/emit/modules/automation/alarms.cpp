#include <string>
#include <vector>

#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::MetricAlarm& node, Block& out) {
  out.Set("alarm_name", node.name)
      .Set("alarm_description", node.description)
      .Set("namespace", node.metric_namespace)
      .Set("metric_name", node.metric)
      .Set("dimensions", node.dimensions)
      .Set("statistic", node.statistic)
      .Set("period", node.period_seconds)
      .Set("evaluation_periods", node.evaluations)
      .Set("datapoints_to_alarm", node.datapoints)
      .Set("comparison_operator", node.comparison)
      .Set("threshold", node.threshold)
      .Set("treat_missing_data", node.missing)
      .SetUnlessEmpty("alarm_actions", node.alarm_actions, "arn")
      .SetUnlessEmpty("ok_actions", node.ok_actions, "arn");
}

void EmitNode(const graph::CompositeAlarm& node, Block& out) {
  out.Set("alarm_name", node.name)
      .Set("alarm_description", node.description)
      .Set("alarm_rule", node.rule)
      .SetUnlessEmpty("alarm_actions", node.alarm_actions, "arn")
      .SetUnlessEmpty("ok_actions", node.ok_actions, "arn");
  if (node.suppressor) {
    // Long enough for the suppressor to speak first, and to stay out of the way until it has settled.
    out.Nest("actions_suppressor")
        .Set("alarm", *node.suppressor, "alarm_name")
        .Set("wait_period", 60)
        .Set("extension_period", 120);
  }
}

void EmitNode(const graph::HealthCheck& node, Block& out) {
  out.Set("type", node.tls ? "HTTPS" : "HTTP")
      .Set("fqdn", node.host)
      .Set("port", node.port)
      .Set("resource_path", node.path)
      .Set("request_interval", node.interval_seconds)
      .Set("failure_threshold", node.failures)
      .Set("measure_latency", false)
      // On three continents: whichever region is lost, most of the checkers are not.
      .Set("regions", std::vector<std::string>{"us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1"})
      .Set("tags", node.tags);
}

}  // namespace lifeboat::emit
