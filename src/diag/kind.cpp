#include "lifeboat/diag/kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "lifeboat/support/check.h"

namespace lifeboat::diag {
namespace {

constexpr auto kKinds = std::to_array<KindInfo>({
#define LIFEBOAT_KIND(code, id, name, severity, family) \
  {Kind::id, code, name, Severity::severity, Family::family},
#include "lifeboat/diag/kinds.def"
#undef LIFEBOAT_KIND
});

static_assert(std::adjacent_find(kKinds.begin(), kKinds.end(),
                                 [](const KindInfo& a, const KindInfo& b) { return a.code >= b.code; }) ==
                  kKinds.end(),
              "kinds.def is sorted by code and has no code twice");

}  // namespace

const KindInfo& Info(Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::span<const KindInfo> AllKinds() { return kKinds; }

const KindInfo* FindKind(std::string_view code_or_name) {
  std::string code(code_or_name);
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  const auto found = std::ranges::find_if(
      kKinds, [&](const KindInfo& info) { return info.code == code || info.name == code_or_name; });
  return found == kKinds.end() ? nullptr : &*found;
}

std::string_view Name(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Info:
      return "info";
  }
  Unreachable("severity");
}

}  // namespace lifeboat::diag
