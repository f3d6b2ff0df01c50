#include "lower/service_role.h"

#include <cstddef>
#include <utility>

#include "lifeboat/diag/diagnostic.h"

#include "lower/arn.h"
#include "lower/declared_calls.h"

namespace lifeboat::lower {

namespace {

constexpr diag::Def<std::string, std::size_t> kTooLarge{
    diag::Kind::AutomationPolicyTooLarge, "the policy of role `{}` is {} characters longer than IAM takes"};

void CheckSize(Context& context, const std::string& role, const graph::PolicyDocument& policy) {
  const std::size_t characters = PolicyCharacters(context.graph, policy);
  if (characters <= kInlinePolicyCharacters) {
    return;
  }
  const blueprint::Blueprint& blueprint = context.blueprint;
  auto report = diag::Build(context.sink, kTooLarge, blueprint.services.rbegin()->second.name.span, role,
                            characters - kInlinePolicyCharacters);
  if (!blueprint.databases.empty()) {
    report.Label(blueprint.databases.rbegin()->second.name.span, "and with this database");
  }
  report.PrimaryText("with this service");
  report.Note("the policy names every service, database and bucket in both regions (here " +
              std::to_string(blueprint.services.size()) + ", " + std::to_string(blueprint.databases.size()) +
              " and " + std::to_string(blueprint.buckets.size()) + "); IAM takes 10,240 characters a role");
  report.Help(
      "divide the application: services that fail over together with their databases make a blueprint");
  std::move(report).Report();
}

}  // namespace

graph::Ref<graph::Role> AddServiceRole(Context& context, const Place& place, ServiceRole role) {
  const graph::Module module{graph::ModuleKind::Iam};
  const std::string& name = role.terraform_name;
  CheckSize(context, role.name, role.policy);
  const auto added =
      Add(context, module, name, place, graph::Role{role.name, std::move(role.description), role.trust});
  const auto document = Add(context, module, name, place, std::move(role.policy));
  Add(context, module, name, place, graph::RolePolicy{std::move(role.policy_name), added, document});
  return added;
}

graph::PolicyDocument TrustOfThisAccount(const Context& context, std::string sid,
                                         const std::string& service) {
  graph::Statement assume;
  assume.sid = std::move(sid);
  assume.actions = {"sts:AssumeRole"};
  assume.principals = {{"Service", {ServicePrincipal(context, service)}}};
  assume.conditions = {{"StringEquals", "aws:SourceAccount", {context.AccountId()}}};
  return {{std::move(assume)}};
}

}  // namespace lifeboat::lower
