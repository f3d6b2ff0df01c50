#include "lifeboat/terraform/readers.h"

#include <algorithm>

#include "terraform/traversal.h"

namespace lifeboat::terraform {

namespace {

/// Through how many outputs, variables and locals a value passes at most.
constexpr int kDeepest = 8;

/// What `names` is called in `module`: unlike every other name of the configuration.
std::string KeyOf(std::string_view module, const std::vector<std::string_view>& names, std::size_t count) {
  std::string key(module);
  for (std::size_t i = 0; i < count; ++i) {
    key.append(i == 0 ? "\n" : ".").append(names[i]);
  }
  return key;
}

/// How many names of a traversal say what it reads: `var.x`, `aws_vpc.main`, `module.a.b`, `data.a.b`.
std::size_t HeadOf(const std::vector<std::string_view>& names) {
  const bool three = names[0] == "module" || names[0] == "data" || names[0] == "ephemeral";
  return std::min<std::size_t>(three ? 3 : 2, names.size());
}

}  // namespace

ReaderIndex::ReaderIndex(const Configuration& configuration) {
  for (const Block& block : configuration.blocks()) {
    for (const auto& [name, value] : block.body.Members()) {
      if (!IsMetaArgument(name)) {
        Scan(block.module, value, {Where::Block, &block, {}, {}, std::string(name), {}});
      }
    }
  }
  for (const auto& [module, scope] : configuration.scopes()) {
    for (const auto& [name, value] : scope.outputs) {
      Scan(module, value, {Where::Output, nullptr, module, name, {}, {}});
    }
    for (const auto& [name, value] : scope.locals) {
      Scan(module, value, {Where::Local, nullptr, module, name, {}, {}});
    }
  }
  for (const auto& [name, call] : configuration.modules()) {
    for (const auto& [argument, value] : call.arguments.Members()) {
      Scan("", value, {Where::Argument, nullptr, name, argument, {}, {}});
    }
  }
}

void ReaderIndex::Scan(std::string_view module, const Value& value, const Site& site) {
  if (value.IsString()) {
    ScanText(module, value.AsString(), site);
  } else if (value.IsArray()) {
    for (const Value& item : value.Items()) {
      Scan(module, item, site);
    }
  } else if (value.IsObject()) {
    for (const auto& [key, member] : value.Members()) {
      Site inner = site;
      if (site.where == Where::Block) {
        inner.path.append(".").append(key);
      }
      Scan(module, member, inner);
    }
  }
}

void ReaderIndex::ScanText(std::string_view module, std::string_view text, const Site& site) {
  if (text.find('{') == std::string_view::npos) {
    return;
  }
  for (const Traversal& traversal : TraversalsOf(text)) {
    const std::size_t head = HeadOf(traversal.names);
    Site found = site;
    if (traversal.names.size() > head) {
      found.attribute = traversal.names[head];
    }
    sites_[KeyOf(module, traversal.names, head)].push_back(std::move(found));
  }
}

void ReaderIndex::Follow(const std::string& key, const std::string& attribute, int depth,
                         std::vector<Reader>& found) const {
  const auto sites = sites_.find(key);
  if (sites == sites_.end() || depth == kDeepest) {
    return;
  }
  for (const Site& site : sites->second) {
    const std::string& read = attribute.empty() ? site.attribute : attribute;
    switch (site.where) {
      case Where::Block:
        found.push_back({site.block, site.path, read});
        break;
      case Where::Output:
        Follow(KeyOf("", {"module", site.module, site.name}, 3), read, depth + 1, found);
        break;
      case Where::Argument:
        Follow(KeyOf(site.module, {"var", site.name}, 2), read, depth + 1, found);
        break;
      case Where::Local:
        Follow(KeyOf(site.module, {"local", site.name}, 2), read, depth + 1, found);
        break;
    }
  }
}

std::vector<Reader> ReaderIndex::ReadersOf(const Block& block) const {
  std::vector<Reader> found;
  const std::vector<std::string_view> names =
      block.mode == Mode::Managed
          ? std::vector{block.type, block.name}
          : std::vector<std::string_view>{block.mode == Mode::Data ? "data" : "ephemeral", block.type,
                                          block.name};
  Follow(KeyOf(block.module, names, names.size()), {}, 0, found);
  return found;
}

}  // namespace lifeboat::terraform
