#include "lint/report/findings_of.h"

#include <cstddef>
#include <utility>

#include "lifeboat/lint/fingerprint.h"

namespace lifeboat::lint {

std::vector<Told> FindingsOf(const LintedFile& file) {
  std::vector<const Finding*> findings;
  std::vector<Told> all;
  const auto tell = [&](const Finding& finding, const std::string* reason, bool known = false) {
    findings.push_back(&finding);
    all.push_back({&finding, "", reason, known});
  };
  for (const Finding& finding : file.report.findings) {
    tell(finding, nullptr);
  }
  for (const Allowed& allowed : file.report.allowed) {
    tell(allowed.finding, &allowed.reason);
  }
  for (const Finding& finding : file.report.known) {
    tell(finding, nullptr, true);
  }
  std::vector<std::string> fingerprints = FingerprintsOf(findings, file.path);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].fingerprint = std::move(fingerprints[i]);
  }
  return all;
}

}  // namespace lifeboat::lint
