#include "lifeboat/blueprint/region_table.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/both_regions.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string_view> kFound{
    diag::Kind::OptInRegion, "region `{}`, {}, is off in an account until somebody turns it on"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds a primary or DR region that AWS has switched off in new accounts: those that opened
after March 2019.

## Why
To turn one on takes from minutes to hours, and somebody with the right to do so. Until
then every call to the region fails as if the credentials were wrong, which nobody expects
in the middle of an apply. Credentials from the global endpoint of STS are not valid there
either, so older tools fail even afterwards. Fewer instance types are offered, and some
services come late.

Once the region is on in the account, allow the finding.

## Example
```yaml
regions:
  primary:
    region: eu-south-1
    network:
      availability_zones: [eu-south-1a, eu-south-1b, eu-south-1c]
services:
  web:
    certificates:
      primary: arn:aws:acm:eu-south-1:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
```

## Instead
```yaml
regions:
  primary:
    region: eu-west-3
    network:
      availability_zones: [eu-west-3a, eu-west-3b, eu-west-3c]
services:
  web:
    certificates:
      primary: arn:aws:acm:eu-west-3:123456789012:certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [side, region] : BothRegions(subject.blueprint)) {
    const blueprint::RegionInfo* info = blueprint::FindRegion(*region.region);
    if (info != nullptr && info->opt_in) {
      diag::Build(sink, kFound, region.region.span, *region.region, info->name)
          .Note("that takes minutes to hours, and its calls fail like wrong credentials until then")
          .Help("turn it on with `aws account enable-region --region-name " + *region.region +
                "`, then allow this")
          .Report();
    }
  }
}

}  // namespace

extern const Rule kOptInRegionRule;
const Rule kOptInRegionRule{
    .kind = diag::Kind::OptInRegion,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
