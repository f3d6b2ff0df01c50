#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, blueprint::Gibibytes> kFound{diag::Kind::FixedStorage,
                                                              "the storage of database `{}` stays at {} GiB"};
constexpr blueprint::Gibibytes kMost = 65536;

constexpr std::string_view kExplanation = R"(
## What it does
Finds databases whose `max_storage_gib` leaves no room for a single step of growth.

## Why
A disk that is full stops a database: no writes, and soon no reads. The replica in the DR region has
the same data on the same size of disk, so replication stops with it, and a failover does not help.
RDS grows storage by itself when less than a tenth is free, by 10 GiB or a tenth of the storage,
whichever is more, but never beyond `max_storage_gib`. Storage that is not allocated costs nothing.

## Example
```yaml
databases:
  orders:
    storage_gib: 100
    max_storage_gib: 100
```

## Instead
```yaml
databases:
  orders:
    storage_gib: 100
    max_storage_gib: 200
```

## Fix
Sets `max_storage_gib` to twice `storage_gib`. Storage that has grown never shrinks again and is
paid for, so it is made with `--unsafe-fixes` only.
)";

/// What RDS adds at least when little is free.
blueprint::Gibibytes Step(blueprint::Gibibytes storage) {
  constexpr blueprint::Gibibytes kLeast = 10;
  constexpr blueprint::Gibibytes kTenth = 10;
  return std::max(kLeast, storage / kTenth);
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const auto& most = database.value.max_storage_gib;
    const blueprint::Gibibytes storage = *database.value.storage_gib;
    const blueprint::Gibibytes step = Step(storage);
    if (!most.written() || storage + step > kMost || *most >= storage + step) {
      continue;
    }
    const std::string wanted = std::to_string(std::min(2 * storage, kMost));
    auto report = diag::Build(sink, kFound, most.span, key, storage);
    if (database.value.storage_gib.written()) {
      report.Label(database.value.storage_gib.span, "what it has to begin with");
    } else {
      report.Note(fmt::format("`storage_gib` is not written and {} by default", storage));
    }
    report.Note(fmt::format("storage grows by {} GiB at a time; a full disk stops replication as well", step))
        .Help(fmt::format(
            "write `max_storage_gib: {}`, or remove it: five times `storage_gib` is the default", wanted))
        .Fix(SetField(subject, "databases." + key + ".max_storage_gib", wanted, diag::Applicability::Unsafe));
    std::move(report).Report();
  }
}

}  // namespace

extern const Rule kFixedStorageRule;
const Rule kFixedStorageRule{
    .kind = diag::Kind::FixedStorage,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
