#include "diff/scene.h"

#include <algorithm>
#include <utility>

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Configuration;
using terraform::Files;
using terraform::Mode;
using terraform::ModuleCall;
using terraform::Resolver;
using terraform::Value;

/// Old addresses that `moved` blocks of `after` take to new ones, where the one is there and the other is.
std::map<std::string, std::string> MovesOf(const Configuration& before, const Configuration& after) {
  std::map<std::string, std::string> steps;
  for (const terraform::Moved& moved : after.moved()) {
    steps.emplace(moved.from, moved.to);
  }
  std::map<std::string, std::string> moves;
  for (const auto& [from, to] : steps) {
    if (before.Find(from) == nullptr) {
      continue;
    }
    // A chain of renames; as long as there are steps, lest two of them point at each other.
    std::string end = to;
    for (std::size_t i = 0; i < steps.size() && steps.contains(end); ++i) {
      end = steps.at(end);
    }
    if (after.Find(end) != nullptr && before.Find(end) == nullptr) {
      moves.emplace(from, end);
    }
  }
  return moves;
}

/// The files of a folder and below.
bool SameFiles(const Files& a, const Files& b, const std::string& directory) {
  const std::string prefix = directory + "/";
  const auto range = [&](const Files& files) {
    const auto first = files.lower_bound(prefix);
    auto last = first;
    while (last != files.end() && last->first.starts_with(prefix)) {
      ++last;
    }
    return std::pair(first, last);
  };
  const auto [a_first, a_last] = range(a);
  const auto [b_first, b_last] = range(b);
  return std::equal(a_first, a_last, b_first, b_last);
}

/// Whether every argument means the same in both.
bool SameArguments(const ModuleCall& a, Resolver& before, const ModuleCall& b, Resolver& after) {
  const auto a_members = a.arguments.Members();
  const auto b_members = b.arguments.Members();
  return std::ranges::equal(a_members, b_members, [&](const auto& x, const auto& y) {
    if (x.key != y.key || !(x.value == y.value)) {
      return false;
    }
    return !x.value.IsString() || !terraform::IsTemplate(x.value.AsString()) ||
           before.Resolve("", x.value.AsString()).text == after.Resolve("", y.value.AsString()).text;
  });
}

}  // namespace

Scene::Scene(const Configuration& before_configuration, const Configuration& after_configuration)
    : moves_(MovesOf(before_configuration, after_configuration)),
      before(before_configuration, moves_),
      after(after_configuration) {
  for (const auto& [name, call] : after_configuration.modules()) {
    const ModuleCall* old = before_configuration.FindModule(name);
    if (old == nullptr || old->directory != call.directory ||
        !SameFiles(before_configuration.files(), after_configuration.files(), call.directory) ||
        !SameArguments(*old, before, call, after)) {
      shifted_.insert(name);
    }
  }
}

bool Scene::Shifted(std::string_view module) const { return module.empty() || shifted_.contains(module); }

}  // namespace lifeboat::diff
