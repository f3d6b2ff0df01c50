#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/terraform/configuration.h"
#include "lifeboat/terraform/resolver.h"

#include "diff/harms.h"
#include "diff/scene.h"

namespace lifeboat::diff {

/// Which part each resource of the old side has in a failover, as that configuration says itself.
class Roles {
 public:
  explicit Roles(const Scene& scene);

  [[nodiscard]] bool Plays(const terraform::Block& block, Part part) const;
  /// Whether its whole service, database or bucket is not in the new side: that is a removal, which says
  /// nothing about the failover of what stays.
  [[nodiscard]] bool LeavesWithOwner(const terraform::Block& block) const;
  /// `databases.blog`: what is not in the new side.
  [[nodiscard]] const std::set<std::string, std::less<>>& removed() const { return removed_; }
  /// Whether anything of this service, database or bucket is in both.
  [[nodiscard]] bool stays(std::string_view owner) const { return stays_.contains(owner); }
  /// Names and addresses by which others speak of what leaves.
  [[nodiscard]] const std::vector<std::string>& removed_names() const { return removed_names_; }

 private:
  void FindSignals(terraform::Resolver& resolver);
  void FindDatabases(terraform::Resolver& resolver);
  void FindRemoved(const Scene& scene);

  std::set<std::string, std::less<>> signals_, guards_, replicas_, sources_;  ///< addresses
  std::set<std::string, std::less<>> removed_, stays_;
  std::vector<std::string> removed_names_;
};

/// `databases.blog` of `databases.blog.replica`; empty for what is of no service, database or bucket.
[[nodiscard]] std::string_view OwnerOf(std::string_view field);

/// Whether an alarm does anything by itself when it is raised.
[[nodiscard]] bool TellsSomebody(const terraform::Block& alarm);

/// `route53`, of the field of an alarm that says whether the region is lost; else empty.
[[nodiscard]] std::string_view SignalOf(std::string_view field);

}  // namespace lifeboat::diff
