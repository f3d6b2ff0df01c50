#include "lifeboat/lint/rule.h"

#include "lint/facts/secrets.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::CredentialsInUrl, "variable `{}` of service `{}` holds a URL with a password"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds URLs with a user and a password before the host, `scheme://user:password@host`, in
environment variables. A password that begins with `$`, `{`, `<`, `%` or `*` is taken for
a place to be filled in.

## Why
What stands here is in the version control of the blueprint, in Terraform's state and in
the launch templates of both regions. A URL is worse than a password alone: libraries log
it when a connection fails.

A URL of a database also names a host. After a failover the database has another one,
which Lifeboat gives to the container as `DATABASE_HOST`, with `DATABASE_USER` and
`DATABASE_PASSWORD` from Secrets Manager.

## Example
```yaml
services:
  web:
    environment:
      SEARCH_URL: https://indexer:c2FtcGxl@search.example.com/orders
```

## Instead
```yaml
services:
  web:
    environment:
      SEARCH_URL: https://search.example.com/orders
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    for (const auto& [name, variable] : service.value.environment) {
      if (HasUrlCredentials(*variable.value)) {
        diag::Build(sink, kFound, variable.value.span, name, key)
            .Note("it becomes a part of the launch template and of Terraform's state, and libraries log URLs")
            .Help("write the URL without `user:password@`, and keep the two in Secrets Manager")
            .Report();
      }
    }
  }
}

}  // namespace

extern const Rule kCredentialsInUrlRule;
const Rule kCredentialsInUrlRule{
    .kind = diag::Kind::CredentialsInUrl,
    .may_be_allowed = false,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
