#include "blueprint/check/check.h"

#include <fmt/core.h>

namespace lifeboat::blueprint {

void Check(const Blueprint& blueprint, const Gaps& gaps, diag::Sink& sink) {
  const CheckContext context{blueprint, gaps, sink};
  CheckRegions(context);
  CheckNetworks(context);
  CheckReferences(context);
  CheckServices(context);
  CheckCertificates(context);
  CheckDatabases(context);
  CheckBuckets(context);
  CheckState(context);
  CheckFailover(context);
  CheckNotifications(context);
  CheckNames(context);
}

diag::Builder&& PointAt(diag::Builder&& report, const Origin& other, std::string_view name,
                        std::string_view value) {
  if (other.provenance == source::Provenance::Written) {
    return std::move(report).Label(other.span, fmt::format("`{}` is {} here", name, value));
  }
  return std::move(report).Note(fmt::format("`{}` is not written and {} by default", name, value));
}

}  // namespace lifeboat::blueprint
