#include "lifeboat/blueprint/point_at.h"

#include <utility>

#include <fmt/core.h>

namespace lifeboat::blueprint {

diag::Builder&& PointAt(diag::Builder&& report, const Origin& other, std::string_view name,
                        std::string_view value) {
  if (other.provenance == source::Provenance::Written) {
    return std::move(report).Label(other.span, fmt::format("`{}` is {} here", name, value));
  }
  return std::move(report).Note(fmt::format("`{}` is not written and {} by default", name, value));
}

}  // namespace lifeboat::blueprint
