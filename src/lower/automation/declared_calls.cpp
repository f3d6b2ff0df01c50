#include "lower/automation/declared_calls.h"

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

#include "lifeboat/support/check.h"

#include "lower/automation/policy_resources.h"

extern const std::string_view lifeboat_embedded_templates_lambda_failover_handler_permissions_json;
extern const std::string_view lifeboat_embedded_templates_lambda_update_ami_parameter_permissions_json;
extern const std::string_view lifeboat_embedded_templates_lambda_ami_cleanup_permissions_json;
extern const std::string_view lifeboat_embedded_templates_lambda_prober_permissions_json;
extern const std::string_view lifeboat_embedded_templates_ssm_permissions_json;

namespace lifeboat::lower {

namespace {

/// A grant lets its holder use the key long after: only AWS's own services may get one, for a resource of
/// theirs.
constexpr std::string_view kCreateGrant = "kms:CreateGrant";

/// `database-settings:dr` by way of `rds` -> `DatabaseSettingsDrViaRds`
std::string Sid(const std::string& on, const std::string& via, bool grants) {
  const std::string words = (via.empty() ? on : on + "-via-" + via) + (grants ? "-grants" : "");
  std::string sid;
  bool starts = true;
  for (const char c : words) {
    if (c == '-' || c == ':' || c == '.') {
      starts = true;
      continue;
    }
    sid += starts && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    starts = false;
  }
  return sid;
}

}  // namespace

std::vector<DeclaredCall> ParseDeclaredCalls(std::string_view json) {
  const auto file = nlohmann::json::parse(json, nullptr, false);
  LIFEBOAT_CHECK(file.is_object(), "permissions.json is an object");
  std::vector<DeclaredCall> calls;
  for (const char* list : {"calls", "implied"}) {
    const auto found = file.find(list);
    if (found == file.end()) {
      continue;
    }
    for (const auto& entry : *found) {
      calls.push_back({entry.at("call").get<std::string>(), entry.at("on").get<std::string>(),
                       entry.value("via", std::string())});
    }
  }
  return calls;
}

std::vector<DeclaredCall> CallsOf(graph::Program program) {
  switch (program) {
    case graph::Program::FailoverHandler:
      return ParseDeclaredCalls(lifeboat_embedded_templates_lambda_failover_handler_permissions_json);
    case graph::Program::UpdateAmiParameter:
      return ParseDeclaredCalls(lifeboat_embedded_templates_lambda_update_ami_parameter_permissions_json);
    case graph::Program::AmiCleanup:
      return ParseDeclaredCalls(lifeboat_embedded_templates_lambda_ami_cleanup_permissions_json);
    case graph::Program::Prober:
      return ParseDeclaredCalls(lifeboat_embedded_templates_lambda_prober_permissions_json);
  }
  Unreachable("program");
}

std::vector<DeclaredCall> CallsOfImageDocument() {
  return ParseDeclaredCalls(lifeboat_embedded_templates_ssm_permissions_json);
}

graph::PolicyDocument LeastPrivilege(const Context& context, const std::vector<DeclaredCall>& calls,
                                     const std::string& log_group) {
  std::map<std::tuple<std::string, std::string, bool>, std::set<std::string>> actions;
  for (const DeclaredCall& call : calls) {
    actions[{call.on, call.via, call.action == kCreateGrant}].insert(call.action);
  }
  graph::PolicyDocument policy;
  for (const auto& [where, allowed] : actions) {
    const auto& [on, via, grants] = where;
    PolicyResources found = ResolveResources(context, on, via, log_group);
    if (found.resources.empty()) {
      continue;
    }
    graph::Statement statement;
    statement.sid = Sid(on, via, grants);
    statement.actions.assign(allowed.begin(), allowed.end());
    statement.resources = std::move(found.resources);
    statement.conditions = std::move(found.conditions);
    if (grants) {
      statement.conditions.push_back({"Bool", "kms:GrantIsForAWSResource", {"true"}});
    }
    policy.statements.push_back(std::move(statement));
  }
  return policy;
}

}  // namespace lifeboat::lower
