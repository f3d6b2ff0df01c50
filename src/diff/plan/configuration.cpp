#include "diff/plan/configuration.h"

#include <algorithm>
#include <utility>

#include "diff/plan/paths.h"

namespace lifeboat::diff {

namespace {

using terraform::Member;
using terraform::Value;

/// Terraform takes no circle; whatever else made this text may.
constexpr int kDeepest = 32;

std::vector<std::string_view> NamesOf(std::string_view traversal) {
  std::vector<std::string_view> names;
  for (;;) {
    const std::size_t dot = traversal.find('.');
    names.push_back(traversal.substr(0, dot));
    if (dot == std::string_view::npos) {
      return names;
    }
    traversal.remove_prefix(dot + 1);
  }
}

/// Terraform lists `a.b.c` and, for whoever looks for blocks, `a.b` behind it.
bool IsEchoed(const Value& references, std::string_view reference) {
  return std::ranges::any_of(references.Items(), [&](const Value& other) {
    const std::string_view text = other.AsString();
    return text.size() > reference.size() && text.starts_with(reference) &&
           (text[reference.size()] == '.' || text[reference.size()] == '[');
  });
}

/// The expression of a path; of what is not told apart as far, the one around it.
const Value* ExpressionAt(const Value& expressions, std::string_view path) {
  const Value* found = &expressions;
  for (const std::string_view name : NamesOf(path)) {
    const Value* inner = found->Find(name);
    if (inner == nullptr) {
      return found == &expressions ? nullptr : found;
    }
    found = inner;
  }
  return found;
}

}  // namespace

std::string WithoutKeys(std::string_view address) {
  std::string out;
  bool key = false;
  bool quoted = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (key && quoted && c == '\\') {
      ++i;
    } else if (key && c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == ']')) {
      key = c == '[';
    } else if (!key) {
      out += c;
    }
  }
  return out;
}

PlanConfiguration::PlanConfiguration(const Value& plan) : plan_(plan) {
  if (const Value* root = plan.Find("configuration", "root_module")) {
    AddModule({{}, {}, root, nullptr});
  }
}

void PlanConfiguration::AddModule(Module module) {
  if (const Value* resources = module.body->Find("resources")) {
    for (const Value& resource : resources->Items()) {
      resources_.emplace(module.prefix + std::string(resource.TextAt("address")),
                         Resource{&resource, module.prefix});
    }
  }
  if (const Value* calls = module.body->Find("module_calls")) {
    for (const Member& call : calls->Members()) {
      if (const Value* body = call.value.Find("module")) {
        AddModule({module.prefix + "module." + std::string(call.key) + ".", module.prefix, body,
                   call.value.Find("expressions")});
      }
    }
  }
  modules_.emplace(module.prefix, module);
}

bool PlanConfiguration::Sets(std::string_view address, std::string_view attribute) const {
  const auto resource = resources_.find(address);
  return resource != resources_.end() && resource->second.body->Find("expressions", attribute) != nullptr;
}

std::string_view PlanConfiguration::RegionOf(std::string_view address) const {
  const auto resource = resources_.find(address);
  if (resource == resources_.end()) {
    return {};
  }
  const Value* region =
      plan_.Find("configuration", "provider_config", resource->second.body->TextAt("provider_config_key"),
                 "expressions", "region");
  if (region == nullptr) {
    return {};
  }
  if (const Value* references = region->Find("references")) {
    const std::string_view name =
        references->Items().empty() ? std::string_view() : references->Items().front().AsString();
    const Value* variable =
        name.starts_with("var.") ? plan_.Find("variables", name.substr(4), "value") : nullptr;
    return variable == nullptr ? std::string_view() : variable->AsString();
  }
  return region->TextAt("constant_value");
}

std::vector<PlanConfiguration::Reference> PlanConfiguration::ReferencesOf(std::string_view address,
                                                                          std::string_view path) const {
  std::vector<Reference> found;
  const auto resource = resources_.find(address);
  if (resource == resources_.end()) {
    return found;
  }
  const Value* expressions = resource->second.body->Find("expressions");
  const Value* expression = expressions == nullptr ? nullptr : ExpressionAt(*expressions, path);
  if (expression != nullptr) {
    Collect(resource->second.module, *expression, 0, found);
  }
  return found;
}

void PlanConfiguration::Collect(const std::string& module, const Value& expression, int depth,
                                std::vector<Reference>& found) const {
  for (const Value& item : expression.Items()) {
    Collect(module, item, depth, found);
  }
  for (const Member& member : expression.Members()) {
    if (member.key == "constant_value") {
      continue;
    }
    if (member.key != "references" || !member.value.IsArray()) {
      Collect(module, member.value, depth, found);
      continue;
    }
    for (const Value& reference : member.value.Items()) {
      if (!IsEchoed(member.value, reference.AsString())) {
        Follow(module, reference.AsString(), depth, found);
      }
    }
  }
}

void PlanConfiguration::Follow(const std::string& module, std::string_view reference, int depth,
                               std::vector<Reference>& found) const {
  const std::string plain = WithoutKeys(reference);
  const std::vector<std::string_view> names = NamesOf(plain);
  if (depth == kDeepest || names.size() < 2) {
    return;
  }
  if (names[0] == "var") {
    const Module& here = modules_.at(module);
    const Value* argument = here.arguments == nullptr ? nullptr : here.arguments->Find(names[1]);
    if (argument != nullptr) {
      Collect(here.parent, *argument, depth + 1, found);
    }
    return;
  }
  if (names[0] == "module") {
    const auto called = modules_.find(module + "module." + std::string(names[1]) + ".");
    const Value* output = called == modules_.end() || names.size() < 3
                              ? nullptr
                              : called->second.body->Find("outputs", names[2], "expression");
    if (output != nullptr) {
      Collect(called->first, *output, depth + 1, found);
    }
    return;
  }
  const bool data = names[0] == "data" && names.size() > 2;
  std::string address = module;
  for (std::size_t i = 0; i < (data ? 3U : 2U); ++i) {
    address.append(i == 0 ? "" : ".").append(names[i]);
  }
  const auto resource = resources_.find(address);
  if (resource == resources_.end()) {
    return;
  }
  if (!data) {
    found.push_back({std::move(address), names.size() > 2 ? std::string(names[2]) : std::string()});
    return;
  }
  // Read in the apply when what it is asked with is unknown until then.
  if (const Value* expressions = resource->second.body->Find("expressions")) {
    Collect(module, *expressions, depth + 1, found);
  }
}

}  // namespace lifeboat::diff
