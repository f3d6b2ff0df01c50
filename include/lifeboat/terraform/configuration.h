#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "lifeboat/terraform/value.h"

namespace lifeboat::terraform {

/// Files by path relative to the root module, as output::OutputTree has them.
using Files = std::map<std::string, std::string>;

enum class Mode : std::uint8_t { Managed, Data, Ephemeral };

/// A `resource`, `data` or `ephemeral` block.
struct Block {
  Mode mode{};
  std::string address;      ///< module.primary_networking.aws_vpc.main
  std::string_view type;    ///< aws_vpc
  std::string_view name;    ///< main
  std::string_view module;  ///< primary_networking; empty in the root
  Value body;               ///< with meta-arguments, as written

  /// The blueprint's field that it came from, as the compiler notes it: `regions.primary.network`.
  [[nodiscard]] std::string_view field() const { return body.TextAt("//"); }
  /// The alias of its provider: `primary`; empty when it is the one without.
  std::string_view provider;
};

/// Says of a member of a block's body whether it is for Terraform (`lifecycle`, `provider`) and not for AWS.
[[nodiscard]] bool IsMetaArgument(std::string_view name);

struct ModuleCall {
  std::string_view name;
  std::string directory;      ///< modules/primary/networking
  std::string_view provider;  ///< alias that is its `aws`
  Value arguments;
};

struct Moved {
  std::string from;
  std::string to;
};

/// What a module's expressions may read by name. The root's is that of the module "".
struct Scope {
  std::map<std::string, Value, std::less<>> locals;
  std::map<std::string, Value, std::less<>> outputs;
};

/// The JSON files that configurations were read from. Two sides of one change have most of theirs in common:
/// what was parsed for one is there for the other, and looks at the same memory, so that comparing it costs
/// nothing.
class Documents {
 public:
  /// As ParseJson has it; the text is copied.
  [[nodiscard]] tl::expected<Value, std::string> Parse(const std::string& path, std::string_view text);
  [[nodiscard]] Arena& arena() { return arena_; }

 private:
  struct Known {
    std::string_view text;
    Value value;
  };
  Arena arena_;
  std::map<std::string, Known> known_;
};

/// A root module in JSON syntax and the modules that it calls, one level deep: what Lifeboat emits.
/// Everything in it looks at its documents, which it keeps alive.
class Configuration {
 public:
  /// The error is a sentence: a file that is not JSON, a module that is not there.
  static tl::expected<Configuration, std::string> Read(
      Files files, std::shared_ptr<Documents> documents = std::make_shared<Documents>());

  /// By address.
  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
  [[nodiscard]] const Block* Find(std::string_view address) const;
  [[nodiscard]] const std::vector<Moved>& moved() const { return moved_; }
  /// Addresses that are to leave the state while what they stand for stays: `removed` blocks with
  /// `destroy = false`.
  [[nodiscard]] const std::set<std::string, std::less<>>& forgotten() const { return forgotten_; }
  /// Addresses that take over what is in AWS already: `import` blocks, each with the id there.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& imports() const { return imports_; }
  [[nodiscard]] const Files& files() const { return files_; }

  /// By alias.
  [[nodiscard]] const std::map<std::string, Value, std::less<>>& providers() const { return providers_; }
  /// `eu-west-1`; empty when the provider does not say.
  [[nodiscard]] std::string_view RegionOf(std::string_view provider) const;

  [[nodiscard]] const std::map<std::string, ModuleCall, std::less<>>& modules() const { return modules_; }
  [[nodiscard]] const std::map<std::string, Scope, std::less<>>& scopes() const { return scopes_; }
  [[nodiscard]] const ModuleCall* FindModule(std::string_view name) const;
  /// Nullptr where there is none. `module` is empty for the root.
  [[nodiscard]] const Value* FindLocal(std::string_view module, std::string_view name) const;
  [[nodiscard]] const Value* FindOutput(std::string_view module, std::string_view name) const;
  /// The root's `terraform`, `output` and `variable` blocks, merged over its files; empty objects without
  /// any.
  [[nodiscard]] const Value& terraform() const { return terraform_; }
  [[nodiscard]] const Value& outputs() const { return outputs_; }
  [[nodiscard]] const Value& variables() const { return variables_; }

 private:
  friend class ConfigurationReader;

  std::shared_ptr<Documents> documents_;
  Files files_;
  std::vector<Block> blocks_;
  std::vector<Moved> moved_;
  std::set<std::string, std::less<>> forgotten_;
  std::map<std::string, std::string, std::less<>> imports_;
  std::map<std::string, Value, std::less<>> providers_;
  std::map<std::string, ModuleCall, std::less<>> modules_;
  std::map<std::string, Scope, std::less<>> scopes_;
  Value terraform_, outputs_, variables_;
};

}  // namespace lifeboat::terraform
