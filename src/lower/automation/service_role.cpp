#include "lower/automation/service_role.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "lifeboat/diag/diagnostic.h"

#include "lower/arn.h"
#include "lower/automation/policy_division.h"
#include "lower/automation/policy_size.h"

namespace lifeboat::lower {

namespace {

constexpr graph::Module kIam{graph::ModuleKind::Iam};

constexpr diag::Def<std::string, std::size_t> kTooLarge{
    diag::Kind::AutomationPolicyTooLarge,
    "the permissions of role `{}` fill {} managed policies, more than IAM attaches to a role"};

void Report(Context& context, const std::string& role, std::size_t policies) {
  const blueprint::Blueprint& blueprint = context.blueprint;
  auto report =
      diag::Build(context.sink, kTooLarge, blueprint.services.rbegin()->second.name.span, role, policies);
  if (!blueprint.databases.empty()) {
    report.Label(blueprint.databases.rbegin()->second.name.span, "and with this database");
  }
  report.PrimaryText("with this service");
  report.Note("they name every service, database and bucket in both regions (here " +
              std::to_string(blueprint.services.size()) + ", " + std::to_string(blueprint.databases.size()) +
              " and " + std::to_string(blueprint.buckets.size()) +
              "); IAM takes 10 managed policies a role, of 6,144 characters each");
  report.Help(
      "divide the application: services that fail over together with their databases make a blueprint");
  std::move(report).Report();
}

void AddManagedPolicies(Context& context, const Place& place, graph::Ref<graph::Role> role,
                        const ServiceRole& wanted) {
  std::vector<graph::PolicyDocument> policies =
      DividePolicy(context.graph, wanted.policy, kManagedPolicyCharacters);
  if (policies.size() > kManagedPolicies) {
    Report(context, wanted.name, policies.size());
  }
  for (std::size_t i = 0; i < policies.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string name = wanted.terraform_name + "_" + number;
    const auto document = Add(context, kIam, name, place, std::move(policies[i]));
    const auto policy =
        Add(context, kIam, name, place,
            graph::ManagedPolicy{DerivedName({wanted.name, wanted.policy_name, number}, kManagedPolicyName),
                                 document});
    Add(context, kIam, name, place, graph::RolePolicyAttachment{role, policy});
  }
}

}  // namespace

graph::Ref<graph::Role> AddServiceRole(Context& context, const Place& place, ServiceRole role) {
  const std::string& name = role.terraform_name;
  const auto added =
      Add(context, kIam, name, place, graph::Role{role.name, std::move(role.description), role.trust});
  if (PolicyCharacters(context.graph, role.policy) <= kInlinePolicyCharacters) {
    const auto document = Add(context, kIam, name, place, std::move(role.policy));
    Add(context, kIam, name, place, graph::RolePolicy{std::move(role.policy_name), added, document});
  } else {
    AddManagedPolicies(context, place, added, role);
  }
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
