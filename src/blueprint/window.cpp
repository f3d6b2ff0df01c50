#include "lifeboat/blueprint/window.h"

namespace lifeboat::blueprint {

namespace {

constexpr int kDay = 24 * 60;
constexpr int kWeek = 7 * kDay;

/// Whether `minute` is within [begin, end) of a circle.
bool Within(int minute, int begin, int end, int circle) {
  return (minute - begin + circle) % circle < (end - begin + circle) % circle;
}

}  // namespace

bool Overlap(const WeeklyWindow& a, const WeeklyWindow& b) {
  return Within(a.begin_minute, b.begin_minute, b.end_minute, kWeek) ||
         Within(b.begin_minute, a.begin_minute, a.end_minute, kWeek);
}

bool Contains(const DailyWindow& window, int minute) {
  return Within(minute, window.begin_minute, window.end_minute, kDay);
}

}  // namespace lifeboat::blueprint
