#include "lifeboat/terraform/configuration.h"

#include <algorithm>
#include <array>

namespace lifeboat::terraform {

bool IsMetaArgument(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"//",       "count",     "depends_on",
                                                      "for_each", "lifecycle", "provider"};
  return std::ranges::find(kNames, name) != kNames.end();
}

tl::expected<Value, std::string> Documents::Parse(const std::string& path, std::string_view text) {
  const auto known = known_.find(path);
  if (known != known_.end() && known->second.text == text) {
    return known->second.value;
  }
  auto value = ParseJson(text, arena_);
  if (value) {
    known_.insert_or_assign(path, Known{arena_.Keep(text), *value});
  }
  return value;
}

const Block* Configuration::Find(std::string_view address) const {
  const auto found = std::ranges::lower_bound(blocks_, address, {}, &Block::address);
  return found != blocks_.end() && found->address == address ? &*found : nullptr;
}

std::string_view Configuration::RegionOf(std::string_view provider) const {
  const auto found = providers_.find(provider);
  return found == providers_.end() ? std::string_view() : found->second.TextAt("region");
}

const ModuleCall* Configuration::FindModule(std::string_view name) const {
  const auto found = modules_.find(name);
  return found == modules_.end() ? nullptr : &found->second;
}

const Value* Configuration::FindLocal(std::string_view module, std::string_view name) const {
  const auto scope = scopes_.find(module);
  if (scope == scopes_.end()) {
    return nullptr;
  }
  const auto found = scope->second.locals.find(name);
  return found == scope->second.locals.end() ? nullptr : &found->second;
}

const Value* Configuration::FindOutput(std::string_view module, std::string_view name) const {
  const auto scope = scopes_.find(module);
  if (scope == scopes_.end()) {
    return nullptr;
  }
  const auto found = scope->second.outputs.find(name);
  return found == scope->second.outputs.end() ? nullptr : &found->second;
}

}  // namespace lifeboat::terraform
