#include "lower/automation/environment.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "lifeboat/diag/diagnostic.h"

#include "lower/automation/automation.h"
#include "lower/automation/measure.h"

namespace lifeboat::lower {

namespace {

using graph::Program;
using graph::Side;
using graph::Text;

constexpr diag::Def<std::string, std::size_t> kTooLarge{
    diag::Kind::FunctionEnvironmentTooLarge,
    "the environment of function `{}` is {} bytes longer than Lambda takes"};

/// All names and values of a function together.
constexpr std::size_t kEnvironmentBytes = 4096;

/// A JSON object on its way: `{"web":…,"api":…}`.
class JsonObject {
 public:
  Text& Key(const std::string& key) {
    text_.Append(std::string(first_ ? "{\"" : ",\"") + key + "\":");
    first_ = false;
    return text_;
  }
  Text End() && {
    text_.Append(std::string(first_ ? "{}" : "}"));
    return std::move(text_);
  }

 private:
  Text text_;
  bool first_ = true;
};

/// `{"web":"accelerator/listener/group/group"}`, ids alone: the controller knows the rest of both ARNs, and
/// the environment has no room for 40 whole ones.
Text EndpointGroups(const Context& context) {
  JsonObject services;
  for (const std::string& key : PublicServices(context)) {
    const auto primary = context.On(Side::Primary).services.at(key).endpoint_group.value();
    const auto dr = context.On(Side::Dr).services.at(key).endpoint_group.value();
    const auto listener = context.graph[primary].listener;
    services.Key(key)
        .Append("\"")
        .Append(context.graph[listener].accelerator.Attribute("id").LastSegment())
        .Append("/")
        .Append(listener.Attribute("id").LastSegment())
        .Append("/")
        .Append(primary.Attribute("arn").LastSegment())
        .Append("/")
        .Append(dr.Attribute("arn").LastSegment())
        .Append("\"");
  }
  return std::move(services).End();
}

/// A path inside of a JSON string.
std::string Escaped(const std::string& path) {
  std::string escaped;
  for (const char c : path) {
    if (c == '"' || c == '\\') {
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

/// `{"web":"https://…/health"}`: the load balancers themselves, since the accelerator would hide which side
/// answers.
Text Probes(const Context& context) {
  JsonObject probes;
  for (const std::string& key : PublicServices(context)) {
    const blueprint::Service& service = context.blueprint.services.at(key).value;
    probes.Key(key)
        .Append(service.certificates ? "\"https://" : "\"http://")
        .Append(context.On(Side::Primary).services.at(key).load_balancer.value().Attribute("dns_name"))
        .Append(Escaped(*service.health_check.path) + "\"");
  }
  return std::move(probes).End();
}

/// Regions far from each other, all of them without opt-in. The first has Global Accelerator's interface: who
/// cannot reach it could move no traffic.
constexpr std::string_view kWitnesses[] = {"us-west-2", "eu-central-1", "ap-northeast-1"};

/// `{"us-west-2":"https://sts.us-west-2.amazonaws.com/"}`: what the prober asks to know whether it is its own
/// region that is cut off. Neither side is a witness of the other's loss.
Text Outside(const Context& context) {
  JsonObject witnesses;
  for (const std::string_view region : kWitnesses) {
    if (region != context.RegionCode(Side::Primary) && region != context.RegionCode(Side::Dr)) {
      witnesses.Key(std::string(region)).Append("\"https://sts." + std::string(region) + ".amazonaws.com/\"");
    }
  }
  return std::move(witnesses).End();
}

}  // namespace

std::optional<graph::Reference> CarriedHealthCheck(const Context& context) {
  if (HasRoute53Metrics(context)) {
    return std::nullopt;
  }
  for (const auto& [key, links] : context.On(Side::Primary).services) {
    if (links.health_check) {
      return links.health_check->Attribute("id");
    }
  }
  return std::nullopt;
}

std::map<std::string, Text> Environment(const Context& context, Program program) {
  if (program == Program::Prober) {
    std::map<std::string, Text> environment = {{"OUTSIDE", Outside(context)}, {"PROBES", Probes(context)}};
    if (const auto check = CarriedHealthCheck(context)) {
      environment["ROUTE53_HEALTH_CHECK"] = *check;
    }
    return environment;
  }
  std::map<std::string, Text> environment = {{"ACCOUNT", context.AccountId()},
                                             {"TOPIC_ARN", context.On(Side::Dr).topic.Attribute("arn")}};
  if (program == Program::FailoverHandler) {
    environment["ENDPOINT_GROUPS"] = EndpointGroups(context);
    if (*context.blueprint.posture == blueprint::Posture::FailingBack) {
      environment["FAILBACK"] = "armed";
    }
  }
  return environment;
}

void CheckEnvironment(Context& context, const graph::LambdaFunction& function) {
  std::size_t bytes = 0;
  for (const auto& [name, value] : function.environment) {
    bytes += name.size() + LongestText(context.graph, value);
  }
  const std::vector<std::string> services = PublicServices(context);
  if (bytes <= kEnvironmentBytes || services.empty()) {
    return;
  }
  diag::Build(context.sink, kTooLarge, context.blueprint.services.at(services.back()).name.span,
              function.name, bytes - kEnvironmentBytes)
      .PrimaryText("with this public service")
      .Note("the function is told of each of the " + std::to_string(services.size()) +
            " public services; Lambda takes 4,096 bytes of environment")
      .Help(
          "put several services behind one public service that passes requests on, or divide the application")
      .Report();
}

}  // namespace lifeboat::lower
