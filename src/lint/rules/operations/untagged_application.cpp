#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UntaggedApplication, "application `{}` has no tags"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints without `tags`.

## Why
A blueprint becomes well over a hundred resources in two regions, half of which wait for a day that
may never come. Bills are divided by tags, and so is the question whom to ask before something is
removed: a replica that nobody reads from and a group with no instances look abandoned. A tag that
is added later does not reach the bills of the months before.

## Example
```yaml
tags: null
```

## Instead
```yaml
tags: { Project: shop, Environment: production }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.blueprint.tags.empty()) {
    const auto& name = subject.blueprint.name;
    diag::Build(sink, kFound, name.span, *name)
        .Note("bills are divided by tags, and a standby without them looks abandoned")
        .Help(fmt::format(
            "write `tags: {{ Project: {}, Environment: production }}`, or what your organisation asks for",
            *name))
        .Report();
  }
}

}  // namespace

extern const Rule kUntaggedApplicationRule;
const Rule kUntaggedApplicationRule{
    .kind = diag::Kind::UntaggedApplication,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
