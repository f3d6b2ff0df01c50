#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/prices.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::int64_t, std::int64_t> kFound{
    diag::Kind::LargeStorageCeiling, "storage of database `{}` may grow from {} to {} GiB by itself"};

constexpr std::int64_t kMost = 10;
constexpr std::int64_t kCheap = 500;

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose storage may grow to more than ten times of what it begins with, and to more
than 500 GiB: less is no price to be asked for.

## Why
Storage grows by itself when less than a tenth of it is free, and never shrinks: to give it back
means a new database and a move. The ceiling is there for the day on which a program writes without
end. It should be far enough for growth that somebody plans, and low enough that somebody is asked
before tenfold the money is spent: with a standby in each region a GiB costs 0.46 USD a month, four
times 0.115.

A ceiling that is too low is worse, as a full disk stops database and replication. The database
raises an alarm on its free space before that.

## Example
```yaml
databases:
  orders:
    storage_gib: 100
    max_storage_gib: 4000
```

## Instead
```yaml
databases:
  orders:
    storage_gib: 100
    max_storage_gib: 1000
```
)";

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& storage = database.value.storage_gib;
    const auto& most = database.value.max_storage_gib;
    const std::int64_t fine = std::max(kMost * *storage, kCheap);
    if (*most <= fine) {
      continue;
    }
    const int copies = (*database.value.multi_az ? 2 : 1) + (*database.value.replica.multi_az ? 2 : 1);
    const double price = static_cast<double>(*most) * copies * kDatabaseStorageMonth;
    blueprint::PointAt(diag::Build(sink, kFound, most.span, key, *storage, *most), storage, "storage_gib",
                       std::to_string(*storage))
        .Note(fmt::format(
            "it never shrinks again; full, {} copies of it cost about {:.0f} USD a month, at the price "
            "of us-east-1",
            copies, price))
        .Help(fmt::format("write `max_storage_gib: {}` or less", fine))
        .Report();
  }
}

}  // namespace

extern const Rule kLargeStorageCeilingRule;
const Rule kLargeStorageCeilingRule{
    .kind = diag::Kind::LargeStorageCeiling,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
