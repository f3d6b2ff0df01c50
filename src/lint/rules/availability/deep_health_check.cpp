#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::DeepHealthCheck,
    "the health check of service `{}` seems to ask for more than the process: `{}`"};

constexpr std::string_view kWords[] = {"deep", "database",  "db",    "dependencies",
                                       "full", "readiness", "ready", "readyz"};

struct Framework {
  std::string_view name;
  std::string_view deep;  ///< the path that asks the database as well, as its documentation says
  std::string_view shallow;
};
constexpr Framework kFrameworks[] = {
    {"Spring Boot", "/actuator/health", "/actuator/health/liveness"},
    {"Quarkus", "/q/health", "/q/health/live"},
};

constexpr std::string_view kExplanation = R"(
## What it does
Finds health checks of services with a database, or that call other services, whose path says that
it asks those as well: a word of it is `deep`, `db`, `database`, `dependencies`, `full`, `ready`,
`readyz` or `readiness`, or it is the path at which Spring Boot or Quarkus asks everything. Spring
Boot's `/actuator/health/readiness` asks the process alone and is fine.

## Why
During a failover the database takes writes only when its replica is promoted, five to fifteen
minutes later, and that restarts it. A health check that writes fails for as long, one that reads
fails during the restart, and both do so on every instance at once. The load balancer then has no
healthy target, so no traffic is let in, and once the grace of 15 minutes is over the Auto Scaling
group replaces instances that nothing is wrong with. In the primary region the same happens while a
database moves to its other zone. Whoever wants to know how the database is asks a path of its own,
from outside of the load balancer.

## Example
```yaml
services:
  web:
    health_check: { path: /health/deep }
```

## Instead
```yaml
services:
  web:
    health_check: { path: /health }
```
)";

bool SaysDeep(std::string_view path) {
  constexpr std::string_view kSeparators = "/-_.";
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of(kSeparators), path.size());
    if (std::ranges::find(kWords, path.substr(0, end)) != std::end(kWords)) {
      return true;
    }
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& written = service.value.health_check.path;
    const std::string_view path = std::string_view(*written).substr(0, written->find('?'));
    const auto* framework = std::ranges::find(kFrameworks, path, &Framework::deep);
    const bool known = framework != std::end(kFrameworks);
    const bool depends = service.value.database || !service.value.calls->empty();
    if (!HasLoadBalancer(service.value) || !depends || path == "/actuator/health/readiness" ||
        !(known || SaysDeep(path))) {
      continue;
    }
    auto report = diag::Build(sink, kFound, written.span, key, *written)
                      .Note(
                          "while a replica is promoted it fails on every instance at once: five to fifteen "
                          "minutes, if it writes");
    if (known) {
      report.Note(fmt::format("`{}` of {} asks the database as well", framework->deep, framework->name));
    }
    report.Help(fmt::format("write a path that the process answers by itself, such as `{}`",
                            known ? framework->shallow : "/health"));
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kDeepHealthCheckRule;
const Rule kDeepHealthCheckRule{
    .kind = diag::Kind::DeepHealthCheck,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
