#include "lint/facts/engine_support.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/core.h>

namespace lifeboat::lint {

namespace {

using blueprint::Engine;
using std::chrono::sys_days;
using std::chrono::year;

struct Row {
  Engine engine;
  std::string_view version;
  sys_days end;
};

// "RDS end of standard support date" of the release calendars in Amazon's documentation, as of 2026-04:
//   https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
//   https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html
//   https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
// Where the calendar gives a month, its last day. Versions that a blueprint cannot name have no row. Of each
// engine the last row is the successor of the others.
constexpr auto kRows = std::to_array<Row>({
    {Engine::Mysql, "5.7", sys_days(year{2024} / 2 / 29)},
    {Engine::Mysql, "8.0", sys_days(year{2026} / 7 / 31)},
    {Engine::Mysql, "8.4", sys_days(year{2029} / 7 / 31)},
    {Engine::Mariadb, "10.4", sys_days(year{2025} / 2 / 28)},
    {Engine::Mariadb, "10.5", sys_days(year{2026} / 2 / 28)},
    {Engine::Mariadb, "10.6", sys_days(year{2026} / 8 / 31)},
    {Engine::Mariadb, "10.11", sys_days(year{2028} / 2 / 29)},
    {Engine::Mariadb, "11.4", sys_days(year{2029} / 5 / 31)},
    {Engine::Mariadb, "11.8", sys_days(year{2030} / 6 / 30)},
    {Engine::Postgres, "14", sys_days(year{2027} / 2 / 28)},
    {Engine::Postgres, "15", sys_days(year{2028} / 2 / 29)},
    {Engine::Postgres, "16", sys_days(year{2029} / 2 / 28)},
    {Engine::Postgres, "17", sys_days(year{2030} / 2 / 28)},
});

bool IsOf(std::string_view major, std::string_view version) {
  return version.starts_with(major) && (version.size() == major.size() || version[major.size()] == '.');
}

std::string_view ProductOf(Engine engine) {
  constexpr std::array<std::string_view, 3> kProducts = {"MySQL", "MariaDB", "PostgreSQL"};
  return kProducts.at(static_cast<std::size_t>(engine));
}

std::string_view AfterwardsOf(Engine engine) {
  return engine == Engine::Mariadb
             ? "there is no Extended Support for MariaDB: RDS upgrades what is left in a maintenance window"
             : "RDS makes no new database of it and upgrades what is left, since Lifeboat switches Extended "
               "Support off";
}

// A replica of MySQL or MariaDB reads an older source, so it goes first. One of PostgreSQL is of its source's
// version, byte by byte, and RDS upgrades those of the same region only.
std::string_view ReplicaOf(Engine engine) {
  return engine == Engine::Postgres ? "then make the replica anew: RDS does not upgrade one in another region"
                                    : "the replica first";
}

}  // namespace

std::optional<EngineSupport> SupportOf(Engine engine, std::string_view version) {
  const auto row = std::ranges::find_if(
      kRows, [&](const Row& one) { return one.engine == engine && IsOf(one.version, version); });
  if (row == kRows.end()) {
    return std::nullopt;
  }
  const auto successor =
      std::find_if(kRows.rbegin(), kRows.rend(), [&](const Row& one) { return one.engine == engine; });
  return EngineSupport{ProductOf(engine),  row->version,         row->end,
                       successor->version, AfterwardsOf(engine), ReplicaOf(engine)};
}

std::string FormatDay(sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace lifeboat::lint
