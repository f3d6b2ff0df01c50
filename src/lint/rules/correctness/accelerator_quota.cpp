#include <cstdint>

#include "lifeboat/lint/rule.h"

#include "lint/facts/graph_nodes.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::int64_t> kFound{diag::Kind::AcceleratorQuota,
                                         "the public services need {} accelerators"};

constexpr std::int64_t kQuota = 20;

constexpr std::string_view kExplanation = R"(
## What it does
Finds applications with more than 20 public services: each has a Global Accelerator of its
own.

## Why
20 accelerators are what AWS allows in an account that has not asked for more, with those
of all other applications among them. The apply stops at the next one, and the services
that are left have no address. Each costs about 18 dollars a month besides: services that
belong together may share one, behind a public service that calls them. With the quota
raised, allow the finding.

## Example
```yaml
services: {
  s01: &site {
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/site@sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069,
    certificates: {
      primary: arn:aws:acm:eu-central-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11,
      dr: arn:aws:acm:eu-west-1:123456789012:certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22
    },
    instance_type: m7g.large, capacity: { primary: { min: 3, max: 6 } }
  },
  s02: *site, s03: *site, s04: *site, s05: *site, s06: *site, s07: *site, s08: *site, s09: *site,
  s10: *site, s11: *site, s12: *site, s13: *site, s14: *site, s15: *site, s16: *site, s17: *site,
  s18: *site, s19: *site, s20: *site
}
```

## Instead
```yaml
services:
  web:
    exposure: public
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  if (subject.graph == nullptr) {
    return;
  }
  std::int64_t count = 0;
  source::Span last;
  ForEach<graph::Accelerator>(*subject.graph,
                              [&](const graph::NodeInfo& info, graph::Ref<graph::Accelerator>) {
                                last = ++count <= kQuota + 1 ? info.origin : last;
                              });
  if (count > kQuota) {
    diag::Build(sink, kFound, last, count)
        .Note("every public service has one, and AWS allows 20 in an account unless the quota is raised")
        .Help("raise the quota of Global Accelerator and allow this, or put services behind a public one")
        .Report();
  }
}

}  // namespace

extern const Rule kAcceleratorQuotaRule;
const Rule kAcceleratorQuotaRule{
    .kind = diag::Kind::AcceleratorQuota,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
