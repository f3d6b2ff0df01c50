#include "blueprint/check/check.h"

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
  CheckFormerKeys(context);
}

}  // namespace lifeboat::blueprint
