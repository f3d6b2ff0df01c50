#include "lower/arn.h"

namespace lifeboat::lower {

graph::Text Arn(const Context& context, std::string_view service, std::string_view region,
                std::string_view resource) {
  std::string head = "arn:" + context.partition + ":";
  head.append(service).append(":").append(region).append(":");
  std::string tail = ":";
  tail.append(resource);
  return {std::move(head), context.AccountId(), std::move(tail)};
}

graph::Text BucketArn(const Context& context, const graph::Text& name) {
  graph::Text arn("arn:" + context.partition + ":s3:::");
  for (const graph::Text::Part& part : name.parts()) {
    arn.Append(part);
  }
  return arn;
}

graph::Text ParameterArn(const Context& context, graph::Side side, std::string_view name) {
  std::string resource = "parameter";
  if (!name.starts_with('/')) {
    resource += '/';
  }
  return Arn(context, "ssm", context.RegionCode(side), resource.append(name));
}

std::string ServicePrincipal(const Context& context, std::string_view service, std::string_view region) {
  std::string principal(service);
  if (!region.empty()) {
    principal.append(".").append(region);
  }
  return principal.append(context.partition == "aws-cn" ? ".amazonaws.com.cn" : ".amazonaws.com");
}

}  // namespace lifeboat::lower
