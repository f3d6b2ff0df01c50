#include <algorithm>
#include <array>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/instance_size.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string_view> kFound{diag::Kind::PreviousGenerationType,
                                                          "`{}` is of an older generation than `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds instance types and database classes of families that a newer one replaces: `t1`, `t2`, `m1` to
`m4`, `c1` to `c4`, `r3`, `r4`, `a1`, `i2` and `g3`. The types that Spot may choose from are left
out: there an old family is one more pool of capacity.

## Why
The newer family does more for the same or less money. In us-east-1 an hour of `t2.small` costs
0.023 USD and of `t3.small` 0.0208; of `c4.large` 0.100 and of `c6i.large` 0.085. Newer regions do
not have the old families, and in a failover, when many ask for instances at a time, nobody adds any
of them. RDS ends its old classes on announced days and then moves databases by itself.

## Example
```yaml
databases:
  orders:
    instance_class: db.m4.large
    replica: { instance_class: db.m6g.large }
```

## Instead
```yaml
databases:
  orders:
    instance_class: db.m6i.large
```
)";

struct Successor {
  std::string_view family;
  std::string_view newer;  ///< with the same processor, so that images still run
};

// aws.amazon.com/ec2/previous-generation, and t2, which t3 replaces at a lower price.
constexpr auto kSuccessors = std::to_array<Successor>({
    {"a1", "c6g"},
    {"c1", "c6i"},
    {"c3", "c6i"},
    {"c4", "c6i"},
    {"g3", "g4dn"},
    {"i2", "i4i"},
    {"m1", "m6i"},
    {"m2", "r6i"},
    {"m3", "m6i"},
    {"m4", "m6i"},
    {"r3", "r6i"},
    {"r4", "r6i"},
    {"t1", "t3"},
    {"t2", "t3"},
});

void Look(const blueprint::Located<std::string>& type, diag::Sink& sink) {
  const auto* found = std::ranges::find(kSuccessors, InstanceFamily(*type), &Successor::family);
  if (!type.written() || found == kSuccessors.end()) {
    return;
  }
  const bool database = type->starts_with("db.");
  diag::Build(sink, kFound, type.span, *type, found->newer)
      .Note("it does less for its price, and newer regions do not have it")
      .Help(fmt::format("write {} of `{}{}`", database ? "a class" : "a type", database ? "db." : "",
                        found->newer))
      .Report();
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, service] : subject.blueprint.services) {
    Look(service.value.instance_type, sink);
  }
  for (const auto& [key, database] : subject.blueprint.databases) {
    Look(database.value.instance_class, sink);
    Look(database.value.replica.instance_class, sink);
  }
}

}  // namespace

extern const Rule kPreviousGenerationTypeRule;
const Rule kPreviousGenerationTypeRule{
    .kind = diag::Kind::PreviousGenerationType,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
