#pragma once

#include <string>
#include <string_view>

#include "lifeboat/terraform/value.h"

namespace lifeboat::diff {

/// Where a comparison of two values is.
struct At {
  std::string path;
  std::string schema;
  /// Within what an attribute reads from elsewhere: the provider knows the attribute alone.
  bool schema_ends = false;
  bool of_list = false;  ///< an element that is no block

  [[nodiscard]] At Member(std::string_view name) const {
    At inner = *this;
    inner.path.append(path.empty() ? "" : ".").append(name);
    inner.of_list = false;
    if (!schema_ends) {
      inner.schema.append(schema.empty() ? "" : ".").append(name);
    }
    return inner;
  }
  [[nodiscard]] At Element(std::string_view which, const terraform::Value& value) const {
    At inner = *this;
    inner.of_list = !value.IsObject();
    inner.path.append("[").append(which).append("]");
    return inner;
  }
  [[nodiscard]] At Behind() const {
    At inner = *this;
    inner.schema_ends = true;
    return inner;
  }
};

}  // namespace lifeboat::diff
