#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::UnpinnedAccount,
                                        "application `{}` may be applied to any AWS account"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints without `account`.

## Why
Terraform works in the account that the shell's credentials belong to. Somebody who was
logged in to another one an hour ago, in the middle of an incident, then plans a second
copy of the application there, or changes what has the same names. With `account` the
provider refuses credentials of any other account before anything is asked of AWS.

## Example
```yaml
account: null
```

## Instead
```yaml
account: "123456789012"
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  if (!subject.blueprint.account) {
    diag::Build(sink, kFound, subject.blueprint.name.span, *subject.blueprint.name)
        .Note("Terraform works wherever the credentials of the shell point to")
        .Help("write `account` with the twelve digits of the account, in quotes")
        .Report();
  }
}

}  // namespace

extern const Rule kUnpinnedAccountRule;
const Rule kUnpinnedAccountRule{
    .kind = diag::Kind::UnpinnedAccount,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
