#include "lower/automation/database_limits.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>

namespace lifeboat::lower {

namespace {

constexpr std::int64_t kGib = std::int64_t{1} << 30;

/// How many times as large as `large` a size is: `2xlarge` is four times.
std::optional<std::int64_t> Multiple(std::string_view size) {
  if (size == "large") {
    return 1;
  }
  const std::size_t word = size.find("xlarge");
  if (word == std::string_view::npos || word + 6 != size.size()) {
    return std::nullopt;
  }
  if (word == 0) {
    return 2;
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + word, number);
  if (error != std::errc() || end != size.data() + word) {
    return std::nullopt;
  }
  return 2 * number;
}

/// `max_connections` of the parameter group, when the blueprint sets a number.
std::optional<std::int64_t> WrittenConnections(const blueprint::Database& database) {
  const auto found = database.parameters.find("max_connections");
  if (found == database.parameters.end()) {
    return std::nullopt;
  }
  const std::string& text = *found->second.value;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> ClassMemoryGib(std::string_view instance_class) {
  constexpr std::string_view kDb = "db.";
  if (!instance_class.starts_with(kDb)) {
    return std::nullopt;
  }
  instance_class.remove_prefix(kDb.size());
  const std::size_t dot = instance_class.find('.');
  if (dot == std::string_view::npos || dot < 2 ||
      std::isdigit(static_cast<unsigned char>(instance_class[1])) == 0) {
    return std::nullopt;
  }
  const std::string_view size = instance_class.substr(dot + 1);
  const char family = instance_class.front();
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 3> kSmall = {
      {{"micro", 1}, {"small", 2}, {"medium", 4}}};
  if (family == 't') {
    for (const auto& [name, gib] : kSmall) {
      if (name == size) {
        return gib;
      }
    }
  }
  // Of `large`: two processors with 4 GiB each, or 8 GiB each in the families for memory.
  const std::int64_t large = family == 't' || family == 'm' ? 8 : family == 'r' ? 16 : 0;
  const auto multiple = Multiple(size);
  return large != 0 && multiple ? std::optional(large * *multiple) : std::nullopt;
}

std::optional<std::int64_t> ManyConnections(const blueprint::Database& database,
                                            std::string_view instance_class) {
  constexpr std::int64_t kHundred = 100;
  constexpr std::int64_t kPercentOfWritten = 80;
  // RDS divides what it leaves to the database, not the memory of the class: of a small class it keeps a
  // third.
  constexpr std::int64_t kPercentOfComputed = 60;
  if (const auto written = WrittenConnections(database)) {
    return *written * kPercentOfWritten / kHundred;
  }
  const auto memory = ClassMemoryGib(instance_class);
  if (!memory) {
    return std::nullopt;
  }
  constexpr std::int64_t kMostOfPostgres = 5000;
  const std::int64_t connections = *database.engine == blueprint::Engine::Postgres
                                       ? std::min(*memory * kGib / 9'531'392, kMostOfPostgres)
                                       : *memory * kGib / 12'582'880;
  return connections * kPercentOfComputed / kHundred;
}

std::int64_t LittleStorage(const blueprint::Database& database) {
  constexpr std::int64_t kLeastGib = 4;
  return std::max(kLeastGib * kGib, *database.storage_gib * kGib / 10);
}

}  // namespace lifeboat::lower
