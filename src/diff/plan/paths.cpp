#include "diff/plan/paths.h"

#include <algorithm>

namespace lifeboat::diff {

namespace {

using terraform::Value;

std::string Joined(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : std::string(path).append(".").append(name);
}

bool Covers(std::string_view outer, std::string_view inner) {
  return outer.empty() || outer == inner || (inner.starts_with(outer) && inner[outer.size()] == '.');
}

}  // namespace

void PathSet::AddTrue(const Value& marks, const std::string& path) {
  if (marks.AsBool()) {
    Add(path);
  }
  for (const Value& item : marks.Items()) {
    AddTrue(item, path);
  }
  for (const terraform::Member& member : marks.Members()) {
    AddTrue(member.value, Joined(path, member.key));
  }
}

void PathSet::AddPaths(const Value& list) {
  for (const Value& steps : list.Items()) {
    std::string path;
    for (const Value& step : steps.Items()) {
      if (step.IsString()) {
        path = Joined(path, step.AsString());
      }
    }
    Add(std::move(path));
  }
}

bool PathSet::Touches(std::string_view path) const {
  return std::ranges::any_of(
      paths_, [&](const std::string& mine) { return Covers(mine, path) || Covers(path, mine); });
}

}  // namespace lifeboat::diff
