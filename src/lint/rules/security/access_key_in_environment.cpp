#include "lifeboat/lint/rule.h"

#include "lint/facts/secrets.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::AccessKeyInEnvironment,
                                                     "variable `{}` of service `{}` holds an AWS access key"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds the id of an AWS access key in an environment variable: `AKIA` or `ASIA` and sixteen
capital letters or digits.

## Why
Instances have a role, and every AWS SDK takes its credentials from the instance by
itself. They change every few hours and are of no use to anybody who finds them later. A
key in a variable comes first, so the role's narrow permissions no longer matter; it is
valid until somebody remembers to delete it; and it is in the state, in the launch
templates of both regions and in every image that is made of an instance.

## Example
```yaml
services:
  web:
    environment:
      AWS_ACCESS_KEY_ID: AKIAIOSFODNN7EXAMPLE
```

## Instead
```yaml
services:
  web:
    environment:
      UPLOAD_PREFIX: incoming
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    for (const auto& [name, variable] : service.value.environment) {
      if (HasAccessKey(*variable.value)) {
        diag::Build(sink, kFound, variable.value.span, name, key)
            .Note("instances have a role, whose credentials every AWS SDK finds and renews by itself")
            .Help("remove the key and its secret, and deactivate it in IAM: it counts as published")
            .Report();
      }
    }
  }
}

}  // namespace

extern const Rule kAccessKeyInEnvironmentRule;
const Rule kAccessKeyInEnvironmentRule{
    .kind = diag::Kind::AccessKeyInEnvironment,
    .may_be_allowed = false,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
