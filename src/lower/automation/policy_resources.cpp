#include "lower/automation/policy_resources.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "lifeboat/support/check.h"

#include "lower/arn.h"
#include "lower/automation/automation.h"
#include "lower/automation/names.h"
#include "lower/naming.h"

namespace lifeboat::lower {

namespace {

using graph::Side;
using graph::Text;
using Texts = std::vector<Text>;

/// A retired database's identifier begins so.
std::string RetiredPrefix(const std::string& identifier) { return identifier + "-retired-"; }

/// The resources of one side, class by class.
class SideResources {
 public:
  SideResources(const Context& context, Side side) : context_(context), side_(side) {}

  [[nodiscard]] Texts Alarms() const {
    Texts arns;
    const auto add = [&](const std::string& name) {
      arns.push_back(Regional("cloudwatch", "alarm:" + name));
    };
    const graph::Automation& automation = context_.graph.automation;
    if (side_ == Side::Dr) {
      if (automation.region_lost_alarm) {
        add(*automation.region_lost_alarm);
      }
      add(automation.maintenance_alarm);
      return arns;
    }
    for (const graph::Automation::Mirror& mirror : automation.mirrors) {
      add(mirror.alarm);
    }
    return arns;
  }

  [[nodiscard]] Texts Databases() const {
    Texts arns;
    for (const auto& [key, links] : region().databases) {
      arns.push_back(Regional("rds", "db:" + links.identifier));
      arns.push_back(Regional("rds", "db:" + RetiredPrefix(links.identifier) + "*"));
    }
    return arns;
  }

  /// Groups that come with a database: RDS checks them too when it makes or changes an instance. Their names
  /// begin with the application's.
  [[nodiscard]] Texts DatabaseSettings() const {
    if (region().databases.empty()) {
      return {};
    }
    return {Regional("rds", "og:default:*"), Regional("rds", "pg:" + *context_.blueprint.name + "-*"),
            Regional("rds", "subgrp:" + *context_.blueprint.name + "-" + graph::Word(side_) + "-*")};
  }

  [[nodiscard]] Texts DatabaseSnapshots() const {
    Texts arns;
    for (const auto& [key, links] : region().databases) {
      arns.push_back(Regional("rds", "snapshot:" + RetiredPrefix(links.identifier) + "*"));
    }
    return arns;
  }

  [[nodiscard]] Texts Groups() const {
    Texts arns;
    for (const auto& [key, links] : region().services) {
      arns.push_back(Regional("autoscaling",
                              "autoScalingGroup:*:autoScalingGroupName/" + context_.graph[links.group].name));
    }
    return arns;
  }

  [[nodiscard]] Texts Endpoints() const {
    return Parameters(region().databases, &DatabaseLinks::endpoint, "databases", "endpoint");
  }
  [[nodiscard]] Texts BucketNames() const {
    return Parameters(region().buckets, &BucketLinks::name, "buckets", "name");
  }
  [[nodiscard]] Texts Images() const {
    return Parameters(region().services, &ServiceLinks::image, "services", "ami-id");
  }

  [[nodiscard]] Texts Key() const { return {region().key.Attribute("arn")}; }

  /// Images and snapshots have no account in their ARNs.
  [[nodiscard]] Texts Ec2(std::string_view type) const {
    if (type == "instance") {
      return {Regional("ec2", "instance/*")};
    }
    return {("arn:" + context_.partition + ":ec2:" + context_.RegionCode(side_) + "::").append(type) + "/*"};
  }

 private:
  [[nodiscard]] const RegionLinks& region() const { return context_.On(side_); }
  [[nodiscard]] Text Regional(std::string_view service, const std::string& resource) const {
    return Arn(context_, service, context_.RegionCode(side_), resource);
  }

  /// Parameters with derived names are alone under the application's own path: one pattern stands for
  /// several.
  template <class Links>
  [[nodiscard]] Texts Parameters(const std::map<std::string, Links>& all,
                                 graph::Ref<graph::SsmParameter> Links::*parameter, std::string_view section,
                                 std::string_view leaf) const {
    Texts exact;
    Texts derived;
    for (const auto& [key, links] : all) {
      const std::string& name = context_.graph[links.*parameter].name;
      const bool is_derived = name == Derived(section, key, leaf);
      (is_derived ? derived : exact).push_back(ParameterArn(context_, side_, name));
    }
    if (derived.size() > 1) {
      derived = {ParameterArn(context_, side_, Derived(section, "*", leaf))};
    }
    exact.insert(exact.end(), derived.begin(), derived.end());
    return exact;
  }

  [[nodiscard]] std::string Derived(std::string_view section, std::string_view key,
                                    std::string_view leaf) const {
    return DerivedParameterName({*context_.blueprint.name, section, key, leaf});
  }

  const Context& context_;
  Side side_;
};

/// Classes that are not of either side.
std::optional<PolicyResources> Common(const Context& context, std::string_view name,
                                      const std::string& log_group) {
  const auto parameters = [&](std::initializer_list<std::string> names) {
    PolicyResources found;
    for (const std::string& parameter : names) {
      found.resources.push_back(ParameterArn(context, Side::Dr, parameter));
    }
    return found;
  };
  const graph::Automation& automation = context.graph.automation;
  if (name == "any") {
    return PolicyResources{{"*"},
                           {{"StringEquals",
                             "aws:RequestedRegion",
                             {context.RegionCode(Side::Primary), context.RegionCode(Side::Dr)}}}};
  }
  if (name == "metrics") {
    return PolicyResources{{"*"}, {{"StringEquals", "cloudwatch:namespace", {"Lifeboat"}}}};
  }
  if (name == "metrics:route53") {
    // Read by whoever carries them to another region, and by nobody else.
    return CarriedHealthCheck(context)
               ? PolicyResources{{"*"},
                                 {{"StringEquals", "aws:RequestedRegion", {std::string(kRoute53Region)}}}}
               : PolicyResources{};
  }
  if (name == "parameter:state") {
    return parameters({automation.intent_parameter, automation.state_parameter});
  }
  if (name == "parameter:active-region") {
    return parameters({automation.active_region_parameter, automation.failbacks_parameter});
  }
  if (name == "parameter:maintenance") {
    return parameters({automation.maintenance_parameter});
  }
  if (name == "endpoint-group") {
    // Both regions' groups are those of one listener of the service's own accelerator.
    PolicyResources found;
    for (const auto& [key, links] : context.On(Side::Primary).services) {
      if (links.endpoint_group) {
        const auto listener = context.graph[*links.endpoint_group].listener;
        found.resources.push_back(
            {context.graph[listener].accelerator.Attribute("id"), "/listener/*/endpoint-group/*"});
      }
    }
    return found;
  }
  if (name == "topic") {
    return PolicyResources{{TopicArn(context, Side::Dr)}, {}};
  }
  if (name == "queue") {
    return PolicyResources{{QueueArn(context, Side::Dr)}, {}};
  }
  if (name == "log") {
    return PolicyResources{
        {Arn(context, "logs", context.RegionCode(Side::Dr), "log-group:" + log_group + ":*")}, {}};
  }
  return std::nullopt;
}

using OfSide = Texts (SideResources::*)() const;
constexpr std::array<std::pair<std::string_view, OfSide>, 9> kOfSide = {
    {{"alarm", &SideResources::Alarms},
     {"database", &SideResources::Databases},
     {"database-settings", &SideResources::DatabaseSettings},
     {"database-snapshot", &SideResources::DatabaseSnapshots},
     {"group", &SideResources::Groups},
     {"key", &SideResources::Key},
     {"parameter:bucket-name", &SideResources::BucketNames},
     {"parameter:endpoint", &SideResources::Endpoints},
     {"parameter:image", &SideResources::Images}}};
constexpr std::array<std::string_view, 3> kEc2Types = {"image", "instance", "snapshot"};
constexpr std::string_view kOwn = "own-";

/// `database:dr` -> `database` and the side.
std::pair<std::string_view, Side> Split(std::string_view resource_class) {
  const std::size_t colon = resource_class.rfind(':');
  LIFEBOAT_CHECK(colon != std::string_view::npos, "a class of permissions.json that Lifeboat knows");
  const std::string_view side = resource_class.substr(colon + 1);
  LIFEBOAT_CHECK(side == "primary" || side == "dr", "a class of permissions.json ends in a side");
  return {resource_class.substr(0, colon), side == "primary" ? Side::Primary : Side::Dr};
}

}  // namespace

PolicyResources ResolveResources(const Context& context, std::string_view resource_class,
                                 std::string_view via, const std::string& log_group) {
  if (auto common = Common(context, resource_class, log_group)) {
    LIFEBOAT_CHECK(via.empty(), "only keys are used via a service");
    return *std::move(common);
  }
  const auto [name, side] = Split(resource_class);
  LIFEBOAT_CHECK(via.empty() || name == "key", "only keys are used via a service");
  const SideResources resources(context, side);
  for (const auto& [known, resolve] : kOfSide) {
    if (known == name) {
      PolicyResources found{(resources.*resolve)(), {}};
      if (!via.empty()) {
        found.conditions.push_back(
            {"StringEquals", "kms:ViaService", {ServicePrincipal(context, via, context.RegionCode(side))}});
      }
      return found;
    }
  }
  const bool own = name.starts_with(kOwn);
  const std::string_view type = own ? name.substr(kOwn.size()) : name;
  LIFEBOAT_CHECK(std::find(kEc2Types.begin(), kEc2Types.end(), type) != kEc2Types.end(),
                 "a class of permissions.json that Lifeboat knows");
  PolicyResources found{resources.Ec2(type), {}};
  if (own) {
    found.conditions.push_back(
        {"StringEquals", "aws:ResourceTag/lifeboat:application", {*context.blueprint.name}});
  }
  return found;
}

}  // namespace lifeboat::lower
