#pragma once

#include <string_view>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/source/located.h"

namespace lifeboat::blueprint {

/// Where a field's value is from, whatever its type.
struct Origin {
  source::Span span;
  source::Provenance provenance;

  template <class T>
  Origin(const source::Located<T>& field)
      : span(field.span), provenance(field.provenance) {}  // NOLINT(google-explicit-constructor)
};

/// Shows the field that a complaint compares with: a label where it is written, a note where it is a default.
diag::Builder&& PointAt(diag::Builder&& report, const Origin& other, std::string_view name,
                        std::string_view value);

}  // namespace lifeboat::blueprint
