#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lifeboat::diag {

enum class Severity : std::uint8_t { Error, Warning, Info };

/// Which phase speaks; the hundreds of a code say the same.
enum class Family : std::uint8_t {
  CommandLine,
  Source,
  Yaml,
  Schema,
  Semantic,
  Lint,
  Allow,
  Graph,
  Approval
};

/// Everything Lifeboat can say: one line each in kinds.def.
enum class Kind : std::uint16_t {
#define LIFEBOAT_KIND(code, id, name, severity, family) id,
#include "lifeboat/diag/kinds.def"
#undef LIFEBOAT_KIND
};

struct KindInfo {
  Kind kind;
  std::string_view code;  ///< "LB101"; never used again for another meaning
  std::string_view name;  ///< "unknown-key"
  Severity severity;
  Family family;
};

[[nodiscard]] const KindInfo& Info(Kind kind);

/// Every kind, sorted by code.
[[nodiscard]] std::span<const KindInfo> AllKinds();

/// The kind with this code ("LB101", in any case) or this name; nullptr for none.
[[nodiscard]] const KindInfo* FindKind(std::string_view code_or_name);

/// "error", "warning" or "info".
[[nodiscard]] std::string_view Name(Severity severity);

}  // namespace lifeboat::diag
