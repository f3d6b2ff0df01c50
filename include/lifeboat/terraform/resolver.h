#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lifeboat/terraform/configuration.h"

namespace lifeboat::terraform {

/// What a template reads of a block.
struct Reference {
  std::string address;    ///< of the block
  std::string attribute;  ///< `arn`; of deeper ones the first name
};

/// A value that a template reads and that stands elsewhere in the configuration.
struct LocalReference {
  std::string_view module;
  std::string_view name;
};

/// A template as it reads without modules: variables and outputs replaced by what is behind them, addresses
/// in full. Two templates that resolve to the same text mean the same as long as what they read is the same.
struct Resolved {
  std::string text;
  /// The same with locals and data sources by their place alone: these have names for Terraform's sake, and what
  /// they stand for is compared by whoever wants to know.
  std::string shape;
  std::vector<Reference> references;
  std::vector<LocalReference> locals;
  std::vector<std::string> files;  ///< paths in the tree
};

/// Resolves the templates of a configuration, which must outlive it.
class Resolver {
 public:
  /// `renames`: addresses that are to be read as others.
  explicit Resolver(const Configuration& configuration, std::map<std::string, std::string> renames = {});

  /// `module` is where the template stands. The result lives as long as the resolver.
  [[nodiscard]] const Resolved& Resolve(std::string_view module, std::string_view text);
  [[nodiscard]] const Configuration& configuration() const { return configuration_; }
  /// The address itself, or what it is to be read as.
  [[nodiscard]] std::string Renamed(const std::string& address) const;

 private:
  Resolved Compute(std::string_view module, std::string_view text);
  void Append(Resolved& out, const Resolved& part) const;

  const Configuration& configuration_;
  std::map<std::string, std::string> renames_;
  /// Of a module, by text.
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, Resolved>> known_;
  int depth_ = 0;
};

/// Says whether a text has anything to resolve.
[[nodiscard]] bool IsTemplate(std::string_view text);

}  // namespace lifeboat::terraform
