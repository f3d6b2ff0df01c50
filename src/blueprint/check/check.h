#pragma once

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/diag/sink.h"

#include "blueprint/table/reader.h"

namespace lifeboat::blueprint {

/// What a check sees: all of the blueprint, and which fields of it are not known.
struct CheckContext {
  const Blueprint& blueprint;
  const Gaps& gaps;
  diag::Sink& sink;

  template <class... Fields>
  [[nodiscard]] bool Knows(const Fields&... fields) const {
    return gaps.Knows(fields...);
  }
};

/// Everything that holds between fields; each concern has a file of its own.
void Check(const Blueprint& blueprint, const Gaps& gaps, diag::Sink& sink);

void CheckRegions(const CheckContext& context);
void CheckNetworks(const CheckContext& context);
void CheckReferences(const CheckContext& context);
void CheckServices(const CheckContext& context);
void CheckCertificates(const CheckContext& context);
void CheckDatabases(const CheckContext& context);
void CheckBuckets(const CheckContext& context);
void CheckState(const CheckContext& context);
void CheckFailover(const CheckContext& context);
void CheckNotifications(const CheckContext& context);
void CheckNames(const CheckContext& context);
void CheckFormerKeys(const CheckContext& context);

}  // namespace lifeboat::blueprint
