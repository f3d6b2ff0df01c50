#include "lint/protected.h"

#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

bool IsProtected(const diag::KindInfo& kind) {
  if (kind.family == diag::Family::Allow) {
    return kind.severity == diag::Severity::Error;
  }
  const Rule* rule = FindRule(kind.kind);
  return rule != nullptr && !rule->may_be_allowed;
}

std::string_view WhyProtected(const diag::KindInfo& kind) {
  return kind.family == diag::Family::Allow
             ? "it is about findings that somebody means to silence"
             : "it is about a failover that would not work, or a secret that everybody can read";
}

}  // namespace lifeboat::lint
