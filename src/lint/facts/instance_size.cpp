#include "lint/facts/instance_size.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace lifeboat::lint {

std::optional<std::int64_t> InstanceSize(std::string_view type) {
  constexpr std::array<std::string_view, 6> kSizes = {"nano", "micro", "small", "medium", "large", "xlarge"};
  constexpr std::int64_t kExtraLarge = std::int64_t{1} << (kSizes.size() - 1);
  const std::string_view size = type.substr(type.rfind('.') + 1);
  if (const auto* found = std::ranges::find(kSizes, size); found != kSizes.end()) {
    return std::int64_t{1} << (found - kSizes.begin());
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), number);
  if (error != std::errc() || !size.ends_with(kSizes.back()) ||
      end != size.data() + size.size() - kSizes.back().size()) {
    return std::nullopt;
  }
  return number * kExtraLarge;
}

std::string_view InstanceFamily(std::string_view type) {
  constexpr std::string_view kDatabase = "db.";
  if (type.starts_with(kDatabase)) {
    type.remove_prefix(kDatabase.size());
  }
  return type.substr(0, type.find('.'));
}

}  // namespace lifeboat::lint
