#include <string>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::SoleSubscriber,
                                        "only `{}` is told of alarms and failovers"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints with a single address in `notifications.email`.

## Why
SNS sends nothing to an address before it has confirmed, once in each region, and nothing any more
once a reader of the mail, or a scanner of links, has clicked on its end. Neither is noticed: what
is missing is a mail. A second address notices. It also helps when the first one belongs to a person
on holiday, or to a mail server inside of the region that is lost.

## Example
```yaml
notifications:
  email: [on-call@shop.example.com]
```

## Instead
```yaml
notifications:
  email: [on-call@shop.example.com, platform@shop.example.com]
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& email = subject.blueprint.notifications.email;
  if (email->size() == 1) {
    diag::Build(sink, kFound, email->front().span, *email->front())
        .Note("SNS sends nothing to an address that did not confirm, in each of the two regions")
        .Help("add an address of other people, such as the platform team")
        .Report();
  }
}

}  // namespace

extern const Rule kSoleSubscriberRule;
const Rule kSoleSubscriberRule{
    .kind = diag::Kind::SoleSubscriber,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
