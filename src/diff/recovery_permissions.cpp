// What the roles of a failover may no longer do.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "diff/judging.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Configuration;
using terraform::Mode;
using terraform::Reference;
using terraform::Resolver;
using terraform::Value;

using Resources = std::set<std::string, std::less<>>;
using Actions = std::map<std::string, Resources, std::less<>>;

/// What a role may do, by all of its policies together: how they are divided is no matter.
struct Grants {
  Actions actions;
  std::set<std::string, std::less<>> policies;  ///< addresses
};

const Block* Referred(Resolver& resolver, const Block& block, std::string_view attribute,
                      std::string_view type) {
  for (const Reference& reference : resolver.Resolve(block.module, block.body.TextAt(attribute)).references) {
    const Block* other = resolver.configuration().Find(reference.address);
    if (other != nullptr && other->type == type) {
      return other;
    }
  }
  return nullptr;
}

/// One text, or each of a list.
std::vector<std::string_view> TextsOf(const Value* value) {
  std::vector<std::string_view> texts;
  if (value != nullptr && value->IsString()) {
    texts.push_back(value->AsString());
  } else if (value != nullptr) {
    for (const Value& item : value->Items()) {
      texts.push_back(item.AsString());
    }
  }
  return texts;
}

void AddDocument(Resolver& resolver, const Block& document, Actions& actions) {
  const Value* statements = document.body.Find("statement");
  if (statements == nullptr) {
    return;
  }
  const auto add = [&](const Value& statement) {
    if (statement.TextAt("effect") == "Deny") {
      return;
    }
    for (const std::string_view action : TextsOf(statement.Find("actions"))) {
      Resources& resources = actions[std::string(action)];
      for (const std::string_view resource : TextsOf(statement.Find("resources"))) {
        resources.insert(resolver.Resolve(document.module, resource).text);
      }
    }
  };
  if (statements->IsArray()) {
    std::ranges::for_each(statements->Items(), add);
  } else {
    add(*statements);
  }
}

bool Matters(std::string_view role) {
  return std::ranges::any_of(Abilities(), [&](const Ability& ability) { return Fits(ability.role, role); });
}

/// By the name of the role's block.
std::map<std::string, Grants, std::less<>> GrantsOf(Resolver& resolver) {
  std::map<std::string, Grants, std::less<>> roles;
  for (const Block& block : resolver.configuration().blocks()) {
    const bool inline_policy = block.type == "aws_iam_role_policy";
    if (!inline_policy && block.type != "aws_iam_role_policy_attachment") {
      continue;
    }
    const Block* role = Referred(resolver, block, "role", "aws_iam_role");
    if (role == nullptr || !Matters(role->name)) {
      continue;
    }
    const Block* policy = inline_policy ? &block : Referred(resolver, block, "policy_arn", "aws_iam_policy");
    const Block* document =
        policy == nullptr ? nullptr : Referred(resolver, *policy, "policy", "aws_iam_policy_document");
    Grants& grants = roles[std::string(role->name)];
    grants.policies.insert({role->address, block.address});
    if (document != nullptr) {
      grants.policies.insert(policy->address);
      AddDocument(resolver, *document, grants.actions);
    }
  }
  return roles;
}

/// Whether the resource is one of something that is removed as a whole.
bool IsRemoved(const Judging& judging, std::string_view resource) {
  return std::ranges::any_of(judging.roles.removed_names(), [&](const std::string& name) {
    return resource.find(name) != std::string_view::npos;
  });
}

/// What `after` no longer allows of an action. As many resources as before under other names is a renaming.
bool IsLost(const Judging& judging, const Resources& before, const Resources* after) {
  Resources stays;
  std::ranges::copy_if(before, std::inserter(stays, stays.end()),
                       [&](const std::string& resource) { return !IsRemoved(judging, resource); });
  if (stays.empty()) {
    return false;
  }
  return after == nullptr || (after->size() < stays.size() && !after->contains("*"));
}

Change* PolicyChange(Judging& judging, const Grants& before, const Grants* after) {
  for (const Grants* grants : {after, &before}) {
    if (grants == nullptr) {
      continue;
    }
    for (const std::string& address : grants->policies) {
      const auto found = judging.changes.find(address);
      if (found != judging.changes.end() && found->second.type != "aws_iam_role") {
        return &found->second;
      }
    }
  }
  return nullptr;
}

/// The first few: a role that is gone has lost dozens.
std::string Listed(const std::vector<std::string>& actions) {
  constexpr std::size_t kMost = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(actions.size(), kMost); ++i) {
    text.append(i == 0 ? "" : ", ").append("`" + actions[i] + "`");
  }
  return actions.size() > kMost ? fmt::format("{} and {} more", text, actions.size() - kMost) : text;
}

/// Actions on what the application may not have, and a type that it has then.
struct Need {
  std::string_view action;
  std::string_view type;
};
constexpr auto kNeeds = std::to_array<Need>({
    {"rds:*", "aws_db_instance"},
    {"kms:CreateGrant", "aws_db_instance"},
    {"kms:DescribeKey", "aws_db_instance"},
    {"cloudwatch:GetMetricStatistics", "aws_db_instance"},
    {"cloudwatch:GetMetricData", "aws_route53_health_check"},
    {"globalaccelerator:*", "aws_globalaccelerator_accelerator"},
    {"elasticloadbalancing:*", "aws_lb"},
});

/// Whether there is anything left that the action is for.
bool IsNeeded(const Configuration& after, std::string_view action) {
  // Results of health checks are in us-east-1: from there nobody has to fetch them.
  if (action == "cloudwatch:GetMetricData" && after.RegionOf("dr") == "us-east-1") {
    return false;
  }
  const auto need =
      std::ranges::find_if(kNeeds, [&](const Need& candidate) { return Fits(candidate.action, action); });
  return need == kNeeds.end() || std::ranges::any_of(after.blocks(), [&](const Block& block) {
           return block.type == need->type && block.mode == Mode::Managed;
         });
}

/// The replication itself is gone, and says so.
bool IsExplained(const Judging& judging, const Block& policy) {
  return std::ranges::any_of(judging.changes, [&](const auto& entry) {
    const Change& change = entry.second;
    return change.type == "aws_s3_bucket_replication_configuration" && change.action == Action::Destroy &&
           change.field == policy.field();
  });
}

void JudgeRole(Judging& judging, std::string_view role, const Grants& before, const Grants* after) {
  std::map<std::string_view, std::vector<std::string>> lost;  // by sentence: the actions
  for (const auto& [action, resources] : before.actions) {
    const auto now = after == nullptr ? before.actions.end() : after->actions.find(action);
    const bool known = after != nullptr && now != after->actions.end();
    if (!IsLost(judging, resources, known ? &now->second : nullptr) ||
        !IsNeeded(judging.after.configuration(), action)) {
      continue;
    }
    const auto ability = std::ranges::find_if(Abilities(), [&](const Ability& candidate) {
      return Fits(candidate.role, role) && Fits(candidate.action, action);
    });
    if (ability != Abilities().end()) {
      lost[ability->lost].push_back(action);
    }
  }
  Change* change = lost.empty() ? nullptr : PolicyChange(judging, before, after);
  if (change == nullptr) {
    return;
  }
  for (const auto& [sentence, actions] : lost) {
    AddHarm(*change, harm::kFewerRights, {Listed(actions), {}, std::string(sentence)});
  }
}

}  // namespace

void JudgePermissions(Judging& judging) {
  const bool any = std::ranges::any_of(judging.changes, [](const auto& entry) {
    return entry.second.type.starts_with("aws_iam_") && entry.second.action != Action::Create;
  });
  if (!any) {
    return;
  }
  const auto after = GrantsOf(judging.after);
  for (const auto& [role, grants] : GrantsOf(judging.before)) {
    const auto now = after.find(role);
    const Block* policy = judging.before.configuration().Find(*grants.policies.begin());
    if (policy == nullptr || (!judging.roles.LeavesWithOwner(*policy) && !IsExplained(judging, *policy))) {
      JudgeRole(judging, role, grants, now == after.end() ? nullptr : &now->second);
    }
  }
}

}  // namespace lifeboat::diff
