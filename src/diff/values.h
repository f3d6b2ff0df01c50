#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diff/change.h"
#include "lifeboat/terraform/configuration.h"

#include "diff/scene.h"

namespace lifeboat::diff {

/// What differs between two blocks of one type, or within one module argument.
struct Differences {
  std::vector<AttributeChange> attributes;
  std::vector<FileChange> files;
};

/// The arguments of two blocks, without the meta-arguments.
[[nodiscard]] Differences CompareArguments(Scene& scene, const terraform::Block& before,
                                           const terraform::Block& after);

/// Any two values of one place: `type` is that of the block around them, empty without one.
[[nodiscard]] Differences CompareValues(Scene& scene, std::string_view type, std::string_view path,
                                        std::string_view before_module, const terraform::Value& before,
                                        std::string_view after_module, const terraform::Value& after);

/// Two objects of one resource in which every text is itself: a `${` in it means nothing.
[[nodiscard]] Differences CompareLiterals(std::string_view type, const terraform::Value& before,
                                          const terraform::Value& after);

}  // namespace lifeboat::diff
