#pragma once

#include <set>
#include <string>

#include "lifeboat/diff/change.h"
#include "lifeboat/diff/plan.h"
#include "lifeboat/terraform/value.h"

#include "diff/plan/configuration.h"
#include "diff/plan/paths.h"

namespace lifeboat::diff {

/// One of `resource_changes` or `resource_drift`, with what is asked of it more than once.
struct Entry {
  Change change;
  std::string configured;                      ///< the address in the configuration
  terraform::Value before;                     ///< an object, empty for what is not there
  terraform::Value after;                      ///< the same; what is not known yet is kUnknown
  PathSet replaces;                            ///< what forces the replacement
  std::set<std::string, std::less<>> renewed;  ///< attributes that the apply decides
  PathSet touched;                             ///< everything that differs, also what is not worth showing
};

/// Stands in Entry::after for a value that the apply decides.
inline constexpr std::string_view kUnknown = "\x1aunknown";

/// Null for absent ones as well.
[[nodiscard]] terraform::Value AttributeOf(const terraform::Value& object, std::string_view name);
/// Neither absent nor an empty text.
[[nodiscard]] bool HasValue(const terraform::Value& value);

/// Reads one; `arena` keeps what it has to make. The attributes are not rated.
[[nodiscard]] Entry ReadEntry(const terraform::Value& json, const PlanConfiguration& configuration,
                              const PlanContext& context, terraform::Arena& arena);

/// Whether the row of the table is about an attribute of this entry.
[[nodiscard]] bool IsAbout(const OwnedAttribute& owned, const Entry& entry, const AttributeChange& attribute,
                           const PlanConfiguration& configuration);

}  // namespace lifeboat::diff
