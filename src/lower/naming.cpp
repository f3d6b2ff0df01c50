#include "lower/naming.h"

#include <utility>

#include "lifeboat/support/check.h"
#include "lifeboat/support/digest.h"

namespace lifeboat::lower {

namespace {

constexpr std::size_t kDigestDigits = 8;
constexpr std::string_view kInFront = "x-";

std::string Join(std::initializer_list<std::string_view> parts, char separator) {
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) {
      joined += separator;
    }
    joined += part;
  }
  return joined;
}

std::string Fit(std::string name, std::size_t limit) {
  LIFEBOAT_CHECK(limit > kDigestDigits + 1, "a name has room for its digest");
  if (name.size() <= limit) {
    return name;
  }
  const std::string digest = Sha256Hex(name).substr(0, kDigestDigits);
  name.resize(limit - kDigestDigits - 1);
  while (name.ends_with('-')) {
    name.pop_back();
  }
  return name.append("-").append(digest);
}

}  // namespace

std::string DerivedName(std::initializer_list<std::string_view> parts, std::size_t limit) {
  return Fit(Join(parts, '-'), limit);
}

std::string DerivedName(std::initializer_list<std::string_view> parts, std::size_t limit,
                        std::string_view reserved) {
  const std::string name = Join(parts, '-');
  return Fit(name.starts_with(reserved) ? std::string(kInFront).append(name) : name, limit);
}

std::string DerivedParameterName(std::initializer_list<std::string_view> parts) {
  const std::string name = Join(parts, '/');
  std::string path = "/";
  if (name.starts_with("aws") || name.starts_with("ssm")) {
    path += kInFront;
  }
  return path += name;
}

std::string NameOr(const std::optional<blueprint::Located<std::string>>& exact, std::string derived) {
  return exact ? **exact : std::move(derived);
}

}  // namespace lifeboat::lower
