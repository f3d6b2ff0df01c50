#include "lifeboat/diag/kind.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

std::string_view Name(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

}  // namespace lifeboat::diag
