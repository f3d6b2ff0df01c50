#include <string>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::RootHealthCheck,
                                        "the health check of service `{}` asks for its front page"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds health checks with the path `/`.

## Why
A front page is made for people. It redirects to a login or to another language, which is no 200,
needs the database, or is a file that the web server sends although the application behind it is
gone. The day on which somebody changes the page is the day on which all instances are unhealthy. A
path of its own says what the load balancer wants to know.

## Example
```yaml
services:
  web:
    health_check: { path: / }
```

## Instead
```yaml
services:
  web:
    health_check: { path: /health }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& path = service.value.health_check.path;
    if (HasLoadBalancer(service.value) && path->substr(0, path->find('?')) == "/") {
      diag::Build(sink, kFound, path.span, key)
          .Note("whoever changes the page changes what counts as healthy")
          .Help("write a path that is there for this alone, such as `/health`")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kRootHealthCheckRule;
const Rule kRootHealthCheckRule{
    .kind = diag::Kind::RootHealthCheck,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
