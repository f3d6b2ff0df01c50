#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lower/context.h"
#include "lower/places.h"

namespace lifeboat::lower {

/// A number that CloudWatch records.
struct Metric {
  const char* metric_namespace;  ///< AWS/RDS
  const char* name;
  std::map<std::string, graph::Text> dimensions;
  const char* statistic;  ///< Maximum
};

inline constexpr const char* kGreater = "GreaterThanThreshold";
inline constexpr const char* kLess = "LessThanThreshold";
inline constexpr const char* kGreaterOrEqual = "GreaterThanOrEqualToThreshold";

// What a period without data means.
inline constexpr const char* kBreaching = "breaching";
inline constexpr const char* kNotBreaching = "notBreaching";
inline constexpr const char* kMissing = "missing";

/// When `bad` of the last `of` periods are so.
struct Window {
  std::int64_t period_seconds;
  std::int64_t of;
  std::int64_t bad;
};

/// What a trigger of the blueprint says about time.
[[nodiscard]] Window WindowOf(const blueprint::Trigger& trigger);

struct Alarm {
  std::string name;
  std::string description;
  Metric metric;
  Window window;
  const char* comparison;
  std::int64_t threshold;
  const char* missing;
};

/// `Tell` calls whoever listens to the region's topic, now and when it is over; `Silent` is for other alarms
/// to see.
enum class Says : std::uint8_t { Silent, Tell };

graph::Ref<graph::MetricAlarm> AddAlarm(Context& context, graph::Side side, graph::Label label,
                                        const Place& place, Alarm alarm, Says says);

/// `blog-replica-lag-main`, in one region.
[[nodiscard]] std::string AlarmName(const Context& context, std::initializer_list<std::string_view> words);

/// A metric that the prober or the image pipeline publishes about this application, in the DR region.
[[nodiscard]] Metric OwnMetric(const Context& context, const char* name, const char* statistic,
                               std::map<std::string, graph::Text> dimensions = {});

/// `ALARM("…")`, by reference: the alarm is made first.
template <class T>
[[nodiscard]] graph::Text InAlarm(graph::Ref<T> alarm) {
  return {"ALARM(\"", alarm.Attribute("alarm_name"), "\")"};
}

/// `OK("…")`: not in alarm, and not without data either.
template <class T>
[[nodiscard]] graph::Text Ok(graph::Ref<T> alarm) {
  return {"OK(\"", alarm.Attribute("alarm_name"), "\")"};
}

/// `(a AND b)`; a single one stands alone.
[[nodiscard]] graph::Text Joined(const std::vector<graph::Text>& terms, std::string_view word);

}  // namespace lifeboat::lower
