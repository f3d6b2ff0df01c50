#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::UnfencedPrimary,
                             "the primary region goes on serving when it returns after a failover"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds `failover.fence: false` where there are databases.

## Why
A lost region comes back, with its instances and its old database. Unfenced, the instances
run on: workers take up their jobs, and the accelerator, whose endpoints keep their
weight, may send users there. What is written in the old database is missing in the
promoted one, and nobody can merge the two afterwards. Fencing takes the endpoints' weight
and sets the groups of the primary region to zero as soon as it answers.

Buckets alone are no reason: objects are copied one by one, and what one region's write hides of
the other's is kept as a version.

## Example
```yaml
failover:
  fence: false
```

## Instead
```yaml
failover:
  fence: true
```

## Fix
Sets `fence: true`. It stops the instances of the primary region at the next failover, so
it is made with `--unsafe-fixes` only.
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  if (*blueprint.failover.fence || blueprint.databases.empty()) {
    return;
  }
  diag::Build(sink, kFound, blueprint.failover.fence.span)
      .Note("what it writes into its old database is missing in the promoted one")
      .Help("write `fence: true`, or leave it out")
      .Fix(SetField(subject, "failover.fence", "true", diag::Applicability::Unsafe))
      .Report();
}

}  // namespace

extern const Rule kUnfencedPrimaryRule;
const Rule kUnfencedPrimaryRule{
    .kind = diag::Kind::UnfencedPrimary,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
