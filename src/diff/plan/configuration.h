#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/terraform/value.h"

namespace lifeboat::diff {

/// An address without the keys of `count` and `for_each`, as the configuration has it.
[[nodiscard]] std::string WithoutKeys(std::string_view address);

/// The `configuration` of a plan: what was written, with the references in it. What a `local` reads is not in
/// it, so nothing is followed through one.
class PlanConfiguration {
 public:
  /// The plan must outlive it.
  explicit PlanConfiguration(const terraform::Value& plan);

  /// `address` is WithoutKeys here and below. Whether the resource sets the attribute; unknown ones do not.
  [[nodiscard]] bool Sets(std::string_view address, std::string_view attribute) const;
  /// `eu-west-1`; empty when that cannot be told.
  [[nodiscard]] std::string_view RegionOf(std::string_view address) const;

  struct Reference {
    std::string address;    ///< of a managed resource
    std::string attribute;  ///< first name; empty: as a whole
  };
  /// What an attribute (a path without positions) reads: through variables, outputs and data sources.
  [[nodiscard]] std::vector<Reference> ReferencesOf(std::string_view address, std::string_view path) const;

 private:
  struct Module {
    std::string prefix;  ///< `module.a.`; empty for the root
    std::string parent;
    const terraform::Value* body = nullptr;
    const terraform::Value* arguments = nullptr;
  };
  struct Resource {
    const terraform::Value* body = nullptr;
    std::string module;  ///< its prefix
  };
  void AddModule(Module module);
  void Collect(const std::string& module, const terraform::Value& expression, int depth,
               std::vector<Reference>& found) const;
  void Follow(const std::string& module, std::string_view reference, int depth,
              std::vector<Reference>& found) const;

  const terraform::Value& plan_;
  std::map<std::string, Module, std::less<>> modules_;  ///< by prefix
  std::map<std::string, Resource, std::less<>> resources_;
};

}  // namespace lifeboat::diff
