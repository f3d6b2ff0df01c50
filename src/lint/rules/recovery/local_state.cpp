#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<> kFound{diag::Kind::LocalState, "Terraform's state is a file beside the configuration"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints whose state is local, as it is when `state` is not written.

## Why
The state is what connects the configuration with what runs. As a local file it is on the machine of
whoever applied last. After a failover others need it at once, and cannot have it: that machine may
be switched off, its owner asleep. A lost file means importing hundreds of resources by hand.
Nothing stops two people from applying at a time, each with a state of their own.

A bucket in a third region is there for everybody, keeps former versions, and locks.

## Example
```yaml
state: { backend: local, bucket: null, key: null, region: null }
```

## Instead
```yaml
state: { backend: s3, bucket: example-terraform-state, key: shop/terraform.tfstate, region: eu-north-1 }
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& backend = subject.blueprint.state.backend;
  if (*backend != blueprint::StateBackend::Local) {
    return;
  }
  diag::Build(sink, kFound, backend.span)
      .Note(
          "without that one file nobody can change, repair or fail back what runs, and it keeps no two "
          "people apart")
      .Help(
          "write `state: { backend: s3, bucket: …, key: …, region: … }`, with a region that is not the "
          "primary one")
      .Report();
}

}  // namespace

extern const Rule kLocalStateRule;
const Rule kLocalStateRule{
    .kind = diag::Kind::LocalState,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
