#include "lower/rds.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <tuple>

#include <fmt/core.h>

#include "lifeboat/support/check.h"

namespace lifeboat::lower {

using blueprint::Engine;

namespace {

/// The first `count` numbers of a version: `8.0` of `8.0.39`.
std::string_view Leading(std::string_view version, int count) {
  std::size_t end = 0;
  for (; count > 0 && end != std::string_view::npos; --count) {
    end = version.find('.', end == 0 ? 0 : end + 1);
  }
  return version.substr(0, end);
}

/// The version's number after `skip` dots; 0 when there is none.
int Number(std::string_view version, int skip) {
  for (; skip > 0; --skip) {
    const std::size_t dot = version.find('.');
    if (dot == std::string_view::npos) {
      return 0;
    }
    version.remove_prefix(dot + 1);
  }
  int number = 0;
  std::from_chars(version.data(), version.data() + version.size(), number);
  return number;
}

std::string Clock(int minute_of_day) {
  return fmt::format("{:02}:{:02}", minute_of_day / 60, minute_of_day % 60);
}

std::string Weekday(int minute_of_week) {
  static constexpr std::array kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  constexpr int kMinutesOfDay = 24 * 60;
  return fmt::format("{}:{}", kDays.at(static_cast<std::size_t>(minute_of_week / kMinutesOfDay)),
                     Clock(minute_of_week % kMinutesOfDay));
}

}  // namespace

std::string_view EngineName(Engine engine) {
  switch (engine) {
    case Engine::Mysql:
      return "mysql";
    case Engine::Mariadb:
      return "mariadb";
    case Engine::Postgres:
      return "postgres";
  }
  Unreachable("engine");
}

std::string ParameterFamily(Engine engine, std::string_view version) {
  const int numbers = engine == Engine::Postgres ? 1 : 2;
  return std::string(EngineName(engine)).append(Leading(version, numbers));
}

std::map<std::string, std::string> SafeParameters(Engine engine) {
  if (engine == Engine::Postgres) {
    return {{"rds.force_ssl", "1"}};
  }
  return {{"require_secure_transport", "1"}};
}

bool SupportsIamAuthentication(Engine engine, std::string_view version) {
  constexpr auto kFirstMariadb = std::tuple(10, 6);
  return engine != Engine::Mariadb || std::tuple(Number(version, 0), Number(version, 1)) >= kFirstMariadb;
}

std::string RdsWindow(const blueprint::DailyWindow& window) {
  return Clock(window.begin_minute) + "-" + Clock(window.end_minute);
}

std::string RdsWindow(const blueprint::WeeklyWindow& window) {
  return Weekday(window.begin_minute) + "-" + Weekday(window.end_minute);
}

}  // namespace lifeboat::lower
