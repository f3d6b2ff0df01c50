#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string> kFound{diag::Kind::PlaintextListener,
                                        "service `{}` takes requests from the Internet over plain HTTP"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds services with `exposure: public` and no `certificates`.

## Why
Without certificates the load balancers and the accelerator listen on port 80 alone.
Passwords, cookies and everything else that a client sends can be read and changed by
every network on the way. With certificates port 443 speaks HTTPS, and port 80 only
redirects to it. A certificate never leaves its region, so there are two: without the one
of the DR region clients would be turned away after a failover.

## Example
```yaml
services:
  web:
    certificates: null
```

## Instead
```yaml
services:
  web:
    certificates:
      primary: arn:aws:acm:eu-central-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
      dr: arn:aws:acm:eu-west-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    if (*service.value.exposure == blueprint::Exposure::Public && !service.value.certificates) {
      diag::Build(sink, kFound, service.value.exposure.span, key)
          .Note("passwords and cookies can be read by every network on the way")
          .Help("request an ACM certificate in each region, and write their ARNs as `certificates`")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kPlaintextListenerRule;
const Rule kPlaintextListenerRule{
    .kind = diag::Kind::PlaintextListener,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
