#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "lifeboat/lint/rule.h"

#include "lint/facts/has_load_balancer.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t, std::string> kFound{diag::Kind::LenientMatcher,
                                                      "status {} counts as healthy for service `{}`"};
constexpr std::int64_t kFirstRedirect = 300;

constexpr std::string_view kExplanation = R"(
## What it does
Finds health checks whose `matcher` takes a status of 300 or more.

## Why
A redirect says that the answer is elsewhere, and 401, 403 or 404 that there is none. An instance
whose application did not start, behind a web server that did, answers just so. It stays in the load
balancer, and the Auto Scaling group never replaces it. Usually such a matcher is there because the
path asks for a login: a path that needs none is the answer.

## Example
```yaml
services:
  web:
    health_check: { matcher: "200-399" }
```

## Instead
```yaml
services:
  web:
    health_check: { matcher: "200-299" }
```
)";

/// The highest status of `200`, `200,204` or `200-299`.
std::int64_t Highest(std::string_view matcher) {
  std::int64_t highest = 0;
  std::int64_t number = 0;
  for (const char c : matcher) {
    number = c >= '0' && c <= '9' ? 10 * number + (c - '0') : 0;
    highest = std::max(highest, number);
  }
  return highest;
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    const auto& matcher = service.value.health_check.matcher;
    const std::int64_t highest = Highest(*matcher);
    if (HasLoadBalancer(service.value) && highest >= kFirstRedirect) {
      diag::Build(sink, kFound, matcher.span, highest, key)
          .Note("an instance whose application is gone may answer so too, and is never replaced")
          .Help("write `matcher: \"200-299\"`, and a `path` that needs no login")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kLenientMatcherRule;
const Rule kLenientMatcherRule{
    .kind = diag::Kind::LenientMatcher,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
