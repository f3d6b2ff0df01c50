#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/fix.h"

namespace lifeboat::lint {

namespace {

constexpr diag::Def<std::string, std::string, std::string> kFound{
    diag::Kind::RelaxedDurability, "database `{}` answers before data is safe on disk: `{}` is `{}`"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds parameters that let a database confirm what is not on disk yet:
`innodb_flush_log_at_trx_commit` and `sync_binlog` other than 1 in MySQL and MariaDB;
`synchronous_commit`, `fsync` and `full_page_writes` switched off in PostgreSQL.

## Why
They make writing faster, and a crash forgets the latest transactions, which were confirmed. A crash
is nothing rare: patches, failing hosts and the move to the standby of the other zone all restart
the engine.

With replication it is worse. The replica may have received what the database forgot, or lack what
it remembers: the two differ from then on, or replication stops because a position in the log is
gone, and the next failover loses hours instead of seconds.

## Example
```yaml
databases:
  orders:
    parameters:
      sync_binlog: "0"
```

## Instead
```yaml
databases:
  orders:
    parameters:
      sync_binlog: "1"
```

## Fix
Sets the parameter to `"1"`, or to `"on"` in PostgreSQL. Writing gets slower, so it is made with
`--unsafe-fixes` only.
)";

struct Durable {
  std::string_view parameter;
  bool postgres;
  std::string_view loss;
};

constexpr auto kDurable = std::to_array<Durable>({
    {"innodb_flush_log_at_trx_commit", false, "a crash forgets about a second of confirmed transactions"},
    {"sync_binlog", false,
     "a crash loses the end of the log that the replica reads: the two differ, or replication stops"},
    {"synchronous_commit", true,
     "a crash forgets up to three times `wal_writer_delay` of transactions, 0.6 seconds"},
    {"fsync", true, "a crash may leave a database that cannot be read any more"},
    {"full_page_writes", true, "a crash may leave pages that are half old and half new"},
});

/// In PostgreSQL only what switches off is relaxed: `local` is as safe as `on` where nothing is synchronous.
bool IsRelaxed(const Durable& durable, std::string value) {
  std::ranges::transform(value, value.begin(), [](unsigned char c) { return std::tolower(c); });
  if (!durable.postgres) {
    return value != "1";
  }
  constexpr auto kOff = std::to_array<std::string_view>({"off", "0", "false", "no"});
  return std::ranges::find(kOff, value) != kOff.end();
}

void Check(const Subject& subject, diag::Sink& sink) {
  for (const auto& [key, database] : subject.blueprint.databases) {
    const bool postgres = *database.value.engine == blueprint::Engine::Postgres;
    for (const Durable& durable : kDurable) {
      const auto written = database.value.parameters.find(std::string(durable.parameter));
      if (postgres != durable.postgres || written == database.value.parameters.end() ||
          !IsRelaxed(durable, *written->second.value)) {
        continue;
      }
      const auto& value = written->second.value;
      const std::string safe = postgres ? R"("on")" : R"("1")";
      diag::Build(sink, kFound, value.span, key, std::string(durable.parameter), *value)
          .Note(std::string(durable.loss))
          .Help(fmt::format("write `{}: {}`, or leave it out", durable.parameter, safe))
          .Fix(SetField(subject, fmt::format("databases.{}.parameters.{}", key, durable.parameter), safe,
                        diag::Applicability::Unsafe))
          .Report();
    }
  }
}

}  // namespace

extern const Rule kRelaxedDurabilityRule;
const Rule kRelaxedDurabilityRule{
    .kind = diag::Kind::RelaxedDurability,
    .fixes = Fixes::Unsafe,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
