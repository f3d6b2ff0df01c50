#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lifeboat/terraform/configuration.h"
#include "lifeboat/terraform/resolver.h"

namespace lifeboat::diff {

/// Both configurations with what turns their templates into comparable text.
class Scene {
  std::map<std::string, std::string> moves_;  // in front: `before` reads it

 public:
  Scene(const terraform::Configuration& before, const terraform::Configuration& after);

  terraform::Resolver before;
  terraform::Resolver after;
  /// Old address -> new one, of blocks that move.
  [[nodiscard]] const std::map<std::string, std::string>& moves() const { return moves_; }
  /// Whether equal text in this module may mean different things on the two sides.
  [[nodiscard]] bool Shifted(std::string_view module) const;

 private:
  std::set<std::string, std::less<>> shifted_;
};

}  // namespace lifeboat::diff
