#include "blueprint/codecs/database.h"

#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/former_keys.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

using std::chrono::hours;

constexpr Range kStorage{20, 65536};

constexpr DailyWindow Daily(int hour) { return {hour * 60, (hour + 1) * 60}; }

constexpr WeeklyWindow Sunday(int hour) {
  constexpr int kSunday = 6 * 24 * 60;
  return {kSunday + hour * 60, kSunday + (hour + 1) * 60};
}

Section<Backups> BackupsSection(DailyWindow window) {
  Section<Backups> section;
  section
      .Default(&Backups::retention,
               {.key = "retention",
                .summary = "How long automatic backups are kept.",
                .details =
                    "Never zero: a source without backups can have no replica, and a replica without backups "
                    "cannot be promoted safely.",
                .example = "7d"},
               DurationText({.min = hours(24), .max = hours(24 * 35), .whole_days = true}), hours(24 * 7))
      .Default(&Backups::window,
               {.key = "window",
                .summary = "When the daily backup is taken, UTC.",
                .details = "Apart from the maintenance window.",
                .example = "02:00-03:00"},
               DailyWindowText(), window);
  return section;
}

Section<Replica> ReplicaSection() {
  Section<Replica> section;
  section
      .Derived(&Replica::instance_class,
               {.key = "instance_class",
                .summary = "The replica's class.",
                .details = "A smaller one falls behind, and is what serves after a failover.",
                .example = "db.t4g.small",
                .derivation = "the primary's"},
               DatabaseClass())
      .Default(&Replica::multi_az,
               {.key = "multi_az",
                .summary = "A standby of the replica in another zone.",
                .details = "Without it the promoted database stands alone until one is added.",
                .example = "false"},
               Boolean(), false)
      .Part(&Replica::backups, {.key = "backups", .summary = "Automatic backups of the replica."},
            BackupsSection(Daily(5)))
      .Default(&Replica::maintenance_window,
               {.key = "maintenance_window",
                .summary = "When AWS may maintain the replica, UTC.",
                .example = "sun:07:00-sun:08:00"},
               WeeklyWindowText(), Sunday(7));
  return section;
}

}  // namespace

Section<Database> DatabaseSection() {
  Section<Database> section;
  section
      .Default(&Database::engine, {.key = "engine", .summary = "The database engine.", .example = "mysql"},
               Choice<Engine>("engine"), Engine::Mysql)
      .Derived(&Database::version,
               {.key = "version",
                .summary = "The engine's version, major or exact.",
                .details = "In quotes, because `8.0` alone is a number.",
                .example = "8.4",
                .derivation = "8.4 for mysql, 11.4 for mariadb, 16 for postgres"},
               EngineVersion())
      .Default(&Database::instance_class,
               {.key = "instance_class", .summary = "The RDS instance class.", .example = "db.t4g.small"},
               DatabaseClass(), "db.t4g.small")
      .Default(&Database::storage_gib,
               {.key = "storage_gib", .summary = "Storage to begin with.", .example = "20"},
               Integer(kStorage, "GiB"), kStorage.min)
      .Derived(&Database::max_storage_gib,
               {.key = "max_storage_gib",
                .summary = "How far storage grows by itself.",
                .example = "100",
                .derivation = "five times `storage_gib`"},
               Integer(kStorage, "GiB"))
      .Default(&Database::multi_az,
               {.key = "multi_az",
                .summary = "A standby in another zone of the primary region.",
                .details = "Without it the loss of a zone is the loss of the database.",
                .example = "true"},
               Boolean(), true)
      .Default(
          &Database::schema,
          {.key = "schema", .summary = "The database that is created inside the engine.", .example = "app"},
          SchemaName(), "app")
      .Default(&Database::username,
               {.key = "username",
                .summary = "The master user.",
                .details = "Its password is generated, lives in Secrets Manager and is never in the state.",
                .example = "app_admin"},
               DatabaseUser(), "app_admin")
      .Derived(&Database::port,
               {.key = "port",
                .summary = "The port that the engine listens on.",
                .example = "3306",
                .derivation = "5432 for postgres, otherwise 3306"},
               Integer({1150, 65535}))
      .Part(&Database::backups, {.key = "backups", .summary = "Automatic backups of the primary."},
            BackupsSection(Daily(2)))
      .Default(&Database::maintenance_window,
               {.key = "maintenance_window",
                .summary = "When AWS may maintain the primary, UTC.",
                .example = "sun:04:00-sun:05:00"},
               WeeklyWindowText(), Sunday(4))
      .Map(&Database::parameters,
           {.key = "parameters",
            .summary = "Parameters of the engine, in both regions.",
            .details = "A replica does not inherit the parameter group of its source: Lifeboat writes the "
                       "same in each region.",
            .example = "slow_query_log: 1"},
           DatabaseParameterName(), DatabaseParameterValue(), {.max = 100})
      .Part(&Database::replica, {.key = "replica", .summary = "The replica in the DR region."},
            ReplicaSection());
  AddFormerKeys(section);
  return section;
}

}  // namespace lifeboat::blueprint
