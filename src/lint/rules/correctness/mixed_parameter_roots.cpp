#include <map>

#include "lifeboat/lint/rule.h"

#include "lint/facts/pinned_names.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string, std::string> kFound{
    diag::Kind::MixedParameterRoots, "parameter `{}` is outside of `{}`, where `{}` is"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds SSM parameters that have their names from `names` and do not share the first part of
their path, when one has a path at all. One finding: at the first parameter that is
elsewhere than most of the others.

## Why
Scripts, policies and people find an application's parameters by their path: `/app/*` in a
policy, `get-parameters-by-path --path /app` in a runbook. A parameter under another path
is missing there, and that shows when a script writes the new database's address during a
failover to where nobody reads it.

## Example
```yaml
names:
  active_region_parameter: /shop/active-region
  databases:
    orders:
      endpoint_parameter: /shop/database-host
  buckets:
    uploads:
      name_parameter: /dr-shop/bucket-name
```

## Instead
```yaml
names:
  active_region_parameter: /shop/active-region
  databases:
    orders:
      endpoint_parameter: /shop/database-host
  buckets:
    uploads:
      name_parameter: /shop/bucket-name
```
)";

/// `/app` of `/app/active-region`; empty for a name that is in no path.
std::string RootOf(const std::string& name) {
  const std::size_t end = name.find('/', 1);
  return end == std::string::npos ? "" : name.substr(0, end);
}

void Check(const Subject& subject, diag::Sink& sink) {
  const PinnedNames parameters = PinnedParameters(subject.blueprint.names);
  std::map<std::string, std::size_t> counts;
  for (const auto* parameter : parameters) {
    if (const std::string root = RootOf(**parameter); !root.empty()) {
      ++counts[root];
    }
  }
  const blueprint::Located<std::string>* usual = nullptr;
  for (const auto* parameter : parameters) {
    const std::string root = RootOf(**parameter);
    if (!root.empty() && (usual == nullptr || counts[root] > counts[RootOf(**usual)])) {
      usual = parameter;
    }
  }
  if (usual == nullptr) {
    return;
  }
  const std::string root = RootOf(**usual);
  for (const auto* parameter : parameters) {
    if (RootOf(**parameter) != root) {
      diag::Build(sink, kFound, parameter->span, **parameter, root, **usual)
          .Label(usual->span, "the other path")
          .Note("policies and scripts that name `" + root + "/*` do not find it")
          .Help("write a name that begins with `" + root + "/`")
          .Report();
      return;
    }
  }
}

}  // namespace

extern const Rule kMixedParameterRootsRule;
const Rule kMixedParameterRootsRule{
    .kind = diag::Kind::MixedParameterRoots,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
