#include "lower/automation/automation.h"

namespace lifeboat::lower {

std::vector<std::string> PublicServices(const Context& context) {
  std::vector<std::string> keys;
  for (const auto& [key, service] : context.blueprint.services) {
    if (*service.value.exposure == blueprint::Exposure::Public) {
      keys.push_back(key);
    }
  }
  return keys;
}

void LowerAutomation(Context& context) {
  DescribeAutomation(context);
  LowerFailoverParameters(context);
  for (const graph::Side side : kSides) {
    LowerNotifications(context, side);
  }
  LowerHealthChecks(context);
  LowerFunctions(context);
  LowerCallers(context);
  LowerImagePipeline(context);
  LowerDetection(context);
  LowerOperationsAlarms(context);
  LowerDatabaseAlarms(context);
  const std::string& region = context.RegionCode(graph::Side::Dr);
  context.graph.AddOutput({"failover_function",
                           "The failover controller, a Lambda function in " + region + ".",
                           context.functions.at(graph::Program::FailoverHandler).Attribute("function_name")});
  context.graph.AddOutput({"notifications_topic", "The topic in " + region + " that tells of failovers.",
                           context.On(graph::Side::Dr).topic.Attribute("arn")});
}

}  // namespace lifeboat::lower
