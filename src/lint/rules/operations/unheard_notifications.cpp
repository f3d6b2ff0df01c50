#include "lifeboat/lint/rule.h"

#include "lint/facts/who_decides.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::UnheardNotifications, "nobody is told of alarms and failovers"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints without an address in `notifications.email`. Where people have to approve
failovers, this is `unheard-approval`.

## Why
Lifeboat sends alarms, the steps of a failover and what blocks it to a topic in each region; a topic
without subscribers keeps nothing. A failover that waits for somebody, because a replica is too far
behind or an image is missing, waits until somebody happens to look. A standby that broke months ago
is found on the day when it is needed. If something else subscribes to the topics, such as a pager,
allow this finding and say what.

## Example
```yaml
notifications:
  email: []
```

## Instead
```yaml
notifications:
  email: [on-call@shop.example.com, platform@shop.example.com]
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& email = subject.blueprint.notifications.email;
  if (email->empty() && !AsksPeople(subject.blueprint)) {
    diag::Build(sink, kFound, email.span)
        .Note("a failover that is blocked waits until somebody looks")
        .Help("write `notifications: { email: [on-call@example.com] }` with addresses that are read at night")
        .Report();
  }
}

}  // namespace

extern const Rule kUnheardNotificationsRule;
const Rule kUnheardNotificationsRule{
    .kind = diag::Kind::UnheardNotifications,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
