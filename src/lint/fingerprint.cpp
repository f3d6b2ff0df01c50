#include "lifeboat/lint/fingerprint.h"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <utility>

#include <fmt/core.h>

#include "lifeboat/support/digest.h"

namespace lifeboat::lint {

namespace {

/// Each part with its length in front: no two lists of parts read alike.
std::string Joined(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += fmt::format("{}:{}", part.size(), part);
  }
  return all;
}

}  // namespace

std::string FingerprintOf(const Finding& finding, std::string_view file) {
  const std::string_view name = file.substr(file.rfind('/') + 1);  // npos + 1 is the beginning
  return Sha256Hex(
      Joined({diag::Info(finding.diagnostic.kind).code, name, finding.path, finding.diagnostic.message}));
}

std::vector<std::string> FingerprintsOf(const std::vector<const Finding*>& findings, std::string_view file) {
  std::vector<std::string> all;
  std::map<std::string, std::size_t> seen;
  for (const Finding* finding : findings) {
    std::string one = FingerprintOf(*finding, file);
    const std::size_t number = ++seen[one];
    all.push_back(number == 1 ? std::move(one) : Sha256Hex(fmt::format("{}:{}", one, number)));
  }
  return all;
}

}  // namespace lifeboat::lint
