#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/diff/change.h"
#include "lifeboat/diff/recovery.h"
#include "lifeboat/terraform/configuration.h"

namespace lifeboat::diff {

/// One of the two that are compared.
struct Side {
  std::string label;  ///< as it was asked for: a path, `main:out/shop`
  terraform::Configuration configuration;
  std::map<std::string, std::string> places;  ///< Terraform address -> "file:line", of the lock manifest
  std::optional<Recovery> recovery;           ///< nullopt: the side does not say
};

struct Changes {
  /// Most dangerous first; of one risk by module and address.
  std::vector<Change> changes;
  /// Files beside the configuration that are new, gone or different: RUNBOOK.md.
  std::vector<std::string> files;
  /// When both sides say.
  std::optional<RecoveryChange> recovery;
  /// Of a plan: what was changed outside Terraform since it last looked. Attributes that somebody was to
  /// expect are `ignored`. This has happened already: it counts for no gate, and not for empty().
  std::vector<Change> drift;

  [[nodiscard]] bool empty() const { return changes.empty() && files.empty(); }
};

/// What applying `after` does to what `before` has made. Both are complete configurations; what was changed
/// by hand or by the running system is not known here.
[[nodiscard]] Changes Compare(const Side& before, const Side& after);

/// In the order of Changes.
void SortByDanger(std::vector<Change>& changes);

}  // namespace lifeboat::diff
