#include <algorithm>
#include <array>

#include "lifeboat/lint/rule.h"

#include "lint/facts/secrets.h"
#include "lint/text.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::SecretInEnvironment,
    "variable `{}` of service `{}` has the name of a secret, and its value in clear text"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds environment variables whose names end like those of secrets (`…PASSWORD`, `…SECRET`,
`…TOKEN`, `…API_KEY`, `…PRIVATE_KEY` and the like) and whose value is none of: a path, an
ARN, a URL, a `${…}`, a number of up to four digits, or a word like `true`. Names with
`PUBLIC` or `PUBLISHABLE` in them are left out.

## Why
What stands here is in the version control of the blueprint, in Terraform's state, in the
launch templates of both regions, and in the metadata of every instance. Everybody who may
describe a launch template can read it, in every version there ever was. To change it is
to replace all instances.

The password of the service's `database` needs no variable: it comes from Secrets Manager
as `DATABASE_PASSWORD`, in either region.

## Example
```yaml
services:
  web:
    environment:
      PAYMENT_API_KEY: c2FtcGxlLW5vdC1hLWtleQ
```

## Instead
```yaml
services:
  web:
    environment:
      PAYMENT_API_KEY_ARN: arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/payment-Ab1Cd2
```
)";

bool IsNamedLikePassword(const std::string& variable) {
  const std::string lower = Lower(variable);
  return lower.find("pass") != std::string::npos || lower.find("pwd") != std::string::npos;
}

bool IsHarmless(std::string_view value) {
  constexpr std::size_t kShortNumber = 4;
  const bool number =
      value.size() <= kShortNumber && value.find_first_not_of("0123456789") == std::string::npos;
  constexpr auto kSwitches =
      std::to_array<std::string_view>({"auto", "disabled", "enabled", "false", "no", "none", "off", "on",
                                       "optional", "required", "true", "yes"});
  return number || std::ranges::binary_search(kSwitches, std::string_view(Lower(value))) ||
         IsPlaceOfValue(value) || HasAccessKey(value);
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    for (const auto& [name, variable] : service.value.environment) {
      if (!IsNamedLikeSecret(name) || IsHarmless(*variable.value)) {
        continue;
      }
      auto report = diag::Build(sink, kFound, variable.value.span, name, key);
      report.Note(
          "it becomes a part of the launch template and of Terraform's state, where many can read it");
      if (service.value.database && IsNamedLikePassword(name)) {
        report.Note("the password of database `" + **service.value.database +
                    "` is in `DATABASE_PASSWORD` already");
      }
      std::move(report)
          .Help(
              "keep it in Secrets Manager, write its ARN here, and let its resource policy admit the "
              "instances' role")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kSecretInEnvironmentRule;
const Rule kSecretInEnvironmentRule{
    .kind = diag::Kind::SecretInEnvironment,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
