#pragma once

#include <string_view>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/source/located.h"

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

/// Where a field's value is from, whatever its type.
struct Origin {
  source::Span span;
  source::Provenance provenance;

  template <class T>
  Origin(const Located<T>& field)
      : span(field.span), provenance(field.provenance) {}  // NOLINT(google-explicit-constructor)
};

/// Shows the field that a complaint compares with: a label where it is written, a note where it is a default.
diag::Builder&& PointAt(diag::Builder&& report, const Origin& other, std::string_view name,
                        std::string_view value);

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

}  // namespace lifeboat::blueprint
