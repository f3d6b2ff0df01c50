#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/blueprint/region_table.h"
#include "lifeboat/blueprint/window.h"
#include "lifeboat/support/edit_distance.h"

#include "blueprint/check/check.h"
#include "blueprint/check/reserved_words.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string, std::string> kClass{Kind::UnknownInstanceClass,
                                               "database class `{}` is not offered in `{}`"};
constexpr Def<std::string_view, std::string> kVersion{Kind::UnknownEngineVersion, "RDS has no {} `{}`"};
constexpr Def<std::string> kReplicaBackups{Kind::ReplicaWithoutBackups,
                                           "a replica of PostgreSQL `{}` can have no backups"};
constexpr Def<std::int64_t, std::int64_t> kStorage{Kind::StorageOrder,
                                                   "storage cannot grow to {} GiB from {} GiB"};
constexpr Def<std::string, std::string> kWindows{Kind::OverlappingWindows,
                                                 "the backup window {} overlaps maintenance, {}"};
constexpr Def<std::string, std::string_view, std::string_view> kReserved{
    Kind::ReservedWord, "`{}` is a word that {} keeps for itself as a {}"};

constexpr auto kMysqlVersions = std::to_array<std::string_view>({"5.7", "8.0", "8.4"});
constexpr auto kMariadbVersions =
    std::to_array<std::string_view>({"10.4", "10.5", "10.6", "10.11", "11.4", "11.8"});
constexpr auto kPostgresVersions = std::to_array<std::string_view>({"12", "13", "14", "15", "16", "17"});

std::span<const std::string_view> Versions(Engine engine) {
  switch (engine) {
    case Engine::Mysql:
      return kMysqlVersions;
    case Engine::Mariadb:
      return kMariadbVersions;
    case Engine::Postgres:
      return kPostgresVersions;
  }
  return {};
}

std::string_view ProductName(Engine engine) {
  return Choices(engine)[static_cast<std::size_t>(engine)].summary;
}

// `version` is one that RDS knows.
void CheckReplicaBackups(const CheckContext& context, const Database& database) {
  const std::string& version = *database.version;
  const bool early = version.starts_with("12") || version.starts_with("13") || version == "14.0";
  if (*database.engine != Engine::Postgres || !early) {
    return;
  }
  Build(context.sink, kReplicaBackups, database.version.span, version)
      .Note("RDS makes automatic backups of replicas from PostgreSQL 14.1 on")
      .Help("use a later version, such as `16`")
      .Report();
}

void CheckVersion(const CheckContext& context, const Database& database) {
  if (!context.Knows(database.version, database.engine)) {
    return;
  }
  const auto known = Versions(*database.engine);
  const std::string& version = *database.version;
  const bool found = std::ranges::any_of(known, [&](std::string_view family) {
    // A family, or a minor version of it: one more number.
    const bool minor =
        version.size() > family.size() && version.starts_with(family) && version[family.size()] == '.';
    return version == family || (minor && version.find('.', family.size() + 1) == std::string::npos);
  });
  if (!found) {
    Build(context.sink, kVersion, database.version.span, ProductName(*database.engine), version)
        .Help(fmt::format("there are `{}`, and their minor versions", fmt::join(known, "`, `")))
        .Report();
    return;
  }
  CheckReplicaBackups(context, database);
}

// Classes of the same size and kind (m, r, t) that the region has: the nearest first, and of those the
// newest.
std::vector<std::string_view> Alternatives(std::string_view wanted,
                                           std::span<const std::string_view> offered) {
  constexpr std::size_t kEnough = 4;
  const std::string_view size = wanted.substr(wanted.rfind('.'));
  std::vector<std::string_view> same;
  for (const std::string_view offer : offered) {
    if (offer.ends_with(size) && offer[3] == wanted[3]) {
      same.push_back(offer);
    }
  }
  std::ranges::reverse(same);
  std::ranges::stable_sort(same, {}, [&](std::string_view offer) { return EditDistance(wanted, offer); });
  same.resize(std::min(same.size(), kEnough));
  return same;
}

void CheckClass(const CheckContext& context, const Database& database,
                const Located<std::string>& instance_class, const Located<std::string>& region) {
  if (!context.Knows(instance_class, region, database.engine) || *database.engine == Engine::Postgres) {
    return;
  }
  const auto offered = FindRegion(*region)->rds_mysql_classes;
  // No class at all: the table knows nothing of this region.
  if (offered.empty() || std::ranges::binary_search(offered, std::string_view(*instance_class))) {
    return;
  }
  const bool derived = instance_class.provenance == source::Provenance::Derived;
  auto report = Build(context.sink, kClass, derived ? database.instance_class.span : instance_class.span,
                      *instance_class, *region);
  const auto alternatives = Alternatives(*instance_class, offered);
  if (alternatives.empty()) {
    std::move(report).Label(region.span, "the region").Report();
    return;
  }
  std::move(report)
      .Label(region.span, "the region")
      .Help(fmt::format("of that size there are `{}`", fmt::join(alternatives, "`, `")))
      .Report();
}

void CheckStorage(const CheckContext& context, const Database& database) {
  const auto& storage = database.storage_gib;
  const auto& most = database.max_storage_gib;
  if (!context.Knows(storage, most) || *most >= *storage) {
    return;
  }
  PointAt(Build(context.sink, kStorage, most.span, *most, *storage), storage, "storage_gib",
          std::to_string(*storage))
      .Report();
}

// A daily window is one of every day of the week.
bool Overlap(const DailyWindow& daily, const WeeklyWindow& weekly) {
  constexpr int kDay = 24 * 60;
  constexpr int kDays = 7;
  const int length = (daily.end_minute - daily.begin_minute + kDay) % kDay;
  for (int day = 0; day < kDays; ++day) {
    const int begin = day * kDay + daily.begin_minute;
    if (blueprint::Overlap(WeeklyWindow{begin, (begin + length) % (kDays * kDay)}, weekly)) {
      return true;
    }
  }
  return false;
}

void CheckWindows(const CheckContext& context, const Located<DailyWindow>& backup,
                  const Located<WeeklyWindow>& maintenance) {
  if (!context.Knows(backup, maintenance) || !Overlap(*backup, *maintenance)) {
    return;
  }
  const bool swap = !backup.written() && maintenance.written();
  auto report = Build(context.sink, kWindows, swap ? maintenance.span : backup.span, FormatWindow(*backup),
                      FormatWindow(*maintenance));
  if (swap) {
    PointAt(std::move(report), backup, "backups.window", FormatWindow(*backup)).Report();
    return;
  }
  PointAt(std::move(report), maintenance, "maintenance_window", FormatWindow(*maintenance)).Report();
}

void CheckWords(const CheckContext& context, const Database& database) {
  if (!context.Knows(database.engine)) {
    return;
  }
  const Engine engine = *database.engine;
  if (context.Knows(database.schema) && IsReservedSchema(engine, *database.schema)) {
    Build(context.sink, kReserved, database.schema.span, *database.schema, ProductName(engine), "schema")
        .Report();
  }
  if (context.Knows(database.username) && IsReservedUser(engine, *database.username)) {
    Build(context.sink, kReserved, database.username.span, *database.username, ProductName(engine), "user")
        .Report();
  }
}

}  // namespace

void CheckDatabases(const CheckContext& context) {
  const Regions& regions = context.blueprint.regions;
  for (const auto& [name, named] : context.blueprint.databases) {
    const Database& database = named.value;
    CheckVersion(context, database);
    CheckClass(context, database, database.instance_class, regions.primary.region);
    CheckClass(context, database, database.replica.instance_class, regions.dr.region);
    CheckStorage(context, database);
    CheckWindows(context, database.backups.window, database.maintenance_window);
    CheckWindows(context, database.replica.backups.window, database.replica.maintenance_window);
    CheckWords(context, database);
  }
}

}  // namespace lifeboat::blueprint
