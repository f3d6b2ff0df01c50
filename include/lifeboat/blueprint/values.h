#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace lifeboat::blueprint {

/// A length of time, written `90s`, `15m`, `6h`, `7d` (one number, one unit; d is 24 hours).
using Duration = std::chrono::seconds;

/// RDS takes identifiers of 63 characters; a database that a failback retires keeps its own and gets 15 more.
inline constexpr std::size_t kLongestRetirableIdentifier = 48;

/// Disk sizes, written as a number of GiB.
using Gibibytes = std::int64_t;

/// Half an hour or more of every day, UTC, written `03:00-04:00`.
struct DailyWindow {
  int begin_minute = 0;  ///< since 00:00 UTC
  int end_minute = 0;    ///< may be less than begin: the window crosses midnight
  friend bool operator==(const DailyWindow&, const DailyWindow&) = default;
};

/// Half an hour or more of every week, UTC, written `sun:04:00-sun:05:00`.
struct WeeklyWindow {
  int begin_minute = 0;  ///< since Monday 00:00 UTC
  int end_minute = 0;
  friend bool operator==(const WeeklyWindow&, const WeeklyWindow&) = default;
};

enum class Strategy : std::uint8_t { PilotLight };
enum class Posture : std::uint8_t { Normal, FailedOver, FailingBack };
enum class Egress : std::uint8_t { Nat, Endpoints, None };
enum class Exposure : std::uint8_t { Public, Internal, None };
enum class Serve : std::uint8_t { WhenWritable, WhenHealthy };
enum class Architecture : std::uint8_t { X86_64, Arm64 };
enum class Engine : std::uint8_t { Mysql, Mariadb, Postgres };
enum class Replication : std::uint8_t { BothWays, OneWay, None };
enum class ClientAffinity : std::uint8_t { None, SourceIp };
enum class StateBackend : std::uint8_t { Local, S3 };
enum class FailoverMode : std::uint8_t { Automatic, Approve };
enum class TriggerAction : std::uint8_t { Failover, Page, None };

}  // namespace lifeboat::blueprint
