#pragma once

#include <cstdint>
#include <string>

namespace lifeboat::graph {

/// Which provider configuration a module gets. Global things (IAM, Global Accelerator) are managed through the DR
/// region's provider: it must work while the primary region is down.
enum class Side : std::uint8_t { Primary, Dr };

/// `primary`, `dr`: the provider alias, the folder, the word in names.
[[nodiscard]] constexpr const char* Word(Side side) { return side == Side::Primary ? "primary" : "dr"; }

/// What a module holds; one emitter and one lowering file each. Global ones exist once, others once a region.
enum class ModuleKind : std::uint8_t {
  Root,
  Networking,
  Encryption,
  LoadBalancing,
  Compute,
  Database,
  Storage,
  Automation,
  Iam,
  Global,
};

/// `networking`, `load-balancing`, …; empty for the root.
[[nodiscard]] const char* Name(ModuleKind kind);

/// The root, IAM and what is global exist once; the others once a region.
[[nodiscard]] bool ExistsOnce(ModuleKind kind);

/// One module instance: one region, one provider.
struct Module {
  ModuleKind kind = ModuleKind::Root;
  Side side = Side::Dr;
  friend bool operator==(const Module&, const Module&) = default;
  friend auto operator<=>(const Module&, const Module&) = default;
};

/// Folder below `modules/`: `primary/load-balancing`, `iam`; empty for the root.
[[nodiscard]] std::string Path(const Module& module);
/// Name of the module call: `primary_load_balancing`, `iam`; empty for the root.
[[nodiscard]] std::string CallName(const Module& module);

}  // namespace lifeboat::graph
