#include <string_view>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string_view> kFound{diag::Kind::PostureOffNormal,
                                             "no region stands by while the posture is `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints with `posture: failed-over` or `posture: failing-back`.

## Why
After a failover the DR region serves, and the other one cannot take over: its databases are those
that were left behind, without a replica. The application lives with a single region until the
primary one is back. The longer it takes, the more data has to be copied, and the more people take
it for normal. This finding is there to be seen each time until it is over.

## Example
```yaml
posture: failed-over
```

## Instead
```yaml
posture: normal
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& posture = subject.blueprint.posture;
  switch (*posture) {
    case blueprint::Posture::Normal:
      return;
    case blueprint::Posture::FailedOver:
      diag::Build(sink, kFound, posture.span, "failed-over")
          .Note("the loss of the DR region now is the loss of the application")
          .Help("when the primary region works again, write `posture: failing-back` and apply it")
          .Report();
      return;
    case blueprint::Posture::FailingBack:
      diag::Build(sink, kFound, posture.span, "failing-back")
          .Note("the loss of the DR region now is the loss of the application")
          .Help(fmt::format("when the controller says that the failback is done, write `posture: normal` and "
                            "`failbacks: {}`",
                            *subject.blueprint.failbacks + 1))
          .Report();
      return;
  }
}

}  // namespace

extern const Rule kPostureOffNormalRule;
const Rule kPostureOffNormalRule{
    .kind = diag::Kind::PostureOffNormal,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
