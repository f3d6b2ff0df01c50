#include "lint/report/group.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace lifeboat::lint {

namespace {

constexpr std::size_t kFewestInAGroup = 3;

/// The text without what stands in backticks.
std::string Shape(std::string_view text) {
  std::string shape;
  bool quoted = false;
  for (const char c : text) {
    quoted = c == '`' ? !quoted : quoted;
    if (c == '`' || !quoted) {
      shape += c;
    }
  }
  return shape;
}

/// What findings of a group have in common. A fix is the same one in another place when it is as safe.
using Key = std::tuple<diag::Kind, diag::Severity, std::string, std::vector<std::string>,
                       std::vector<std::string>, std::vector<std::string>, int>;

Key KeyOf(const diag::Diagnostic& diagnostic) {
  std::vector<std::string> labels;
  for (const diag::Label& label : diagnostic.labels) {
    labels.push_back(Shape(label.text));
  }
  const int fix = diagnostic.fix ? 1 + static_cast<int>(diagnostic.fix->applicability) : 0;
  return {diagnostic.kind,
          diagnostic.severity,
          Shape(diagnostic.message),
          std::move(labels),
          diagnostic.notes,
          diagnostic.helps,
          fix};
}

}  // namespace

std::vector<Group> GroupAlike(const std::vector<const diag::Diagnostic*>& diagnostics) {
  std::map<Key, std::vector<const diag::Diagnostic*>> alike;
  for (const diag::Diagnostic* diagnostic : diagnostics) {
    if (!diagnostic->labels.empty()) {
      alike[KeyOf(*diagnostic)].push_back(diagnostic);
    }
  }
  std::vector<Group> groups;
  for (const diag::Diagnostic* diagnostic : diagnostics) {
    Group group{diagnostic, {}};
    if (!diagnostic->labels.empty()) {
      const auto& members = alike.at(KeyOf(*diagnostic));
      const bool together = members.size() >= kFewestInAGroup;
      if (together && members.front() != diagnostic) {
        continue;
      }
      if (together) {
        group.others.assign(members.begin() + 1, members.end());
      }
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace lifeboat::lint
