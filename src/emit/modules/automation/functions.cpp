#include <string>
#include <vector>

#include "emit/emitters.h"
#include "emit/lambda.h"

namespace lifeboat::emit {

void EmitNode(const graph::LambdaFunction& node, Block& out) {
  const std::string program(ProgramName(node.program));
  const std::string archive = "lambda/" + program + ".zip";
  out.Set("function_name", node.name)
      .Set("description", node.description)
      .Set("role", node.role, "arn")
      .SetFile("filename", archive)
      // Without it a plan would not notice another archive.
      .Set("source_code_hash", Expression{"filebase64sha256(\"${path.module}/" + archive + "\")"})
      .Set("handler", program + ".handler.handler")
      .Set("runtime", "python3.13")
      .Set("architectures", std::vector<std::string>{"arm64"})
      .Set("timeout", node.timeout_seconds)
      .Set("memory_size", node.memory_mib)
      .SetOptional("reserved_concurrent_executions", node.reserved_concurrency);
  out.Nest("logging_config").Set("log_format", "JSON").Set("log_group", node.log_group, "name");
  if (!node.environment.empty()) {
    out.Nest("environment").Set("variables", node.environment);
  }
  if (node.dead_letters) {
    out.Nest("dead_letter_config").Set("target_arn", *node.dead_letters, "arn");
  }
}

void EmitNode(const graph::EventInvokeConfig& node, Block& out) {
  out.Set("function_name", node.function, "function_name")
      .Set("maximum_retry_attempts", node.retries)
      .Set("maximum_event_age_in_seconds", node.max_age_seconds);
  if (node.on_failure) {
    out.Nest("destination_config").Nest("on_failure").Set("destination", *node.on_failure, "arn");
  }
}

void EmitNode(const graph::LambdaPermission& node, Block& out) {
  out.Set("statement_id", node.statement_id)
      .Set("action", "lambda:InvokeFunction")
      .Set("function_name", node.function, "function_name")
      .Set("principal", node.principal)
      .Set("source_arn", node.source_arn);
}

void EmitNode(const graph::Schedule& node, Block& out) {
  out.Set("name", node.name)
      .Set("description", node.description)
      .Set("schedule_expression", node.expression)
      .Nest("flexible_time_window")
      .Set("mode", "OFF");
  Block target = out.Nest("target");
  target.Set("arn", node.function, "arn").Set("role_arn", node.role, "arn").Set("input", node.input);
  // The next call is as good as a second try of this one.
  target.Nest("retry_policy").Set("maximum_retry_attempts", 0).Set("maximum_event_age_in_seconds", 60);
}

}  // namespace lifeboat::emit
