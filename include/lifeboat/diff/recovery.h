#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeboat::diff {

/// What is known before a disaster of a side's failover, as the compiler works it out from the blueprint.
/// Times are in seconds.
struct Recovery {
  std::int64_t rto_objective = 0;
  std::int64_t rpo_objective = 0;
  std::int64_t rto_typical = 0;  ///< along the critical path
  std::int64_t rto_slow = 0;
  struct Step {
    std::string name;    ///< promote
    std::string phrase;  ///< promoting the replicas
    std::int64_t typical = 0;
    std::int64_t slow = 0;
    bool critical = false;  ///< on the critical path
  };
  std::vector<Step> steps;
  struct Store {
    std::string field;                  ///< databases.blog
    std::optional<std::int64_t> lag;    ///< typical; nullopt: nothing is copied
    std::optional<std::int64_t> bound;  ///< what no failover exceeds unless forced; nullopt: no bound
  };
  std::vector<Store> stores;  ///< by field
};

/// What becomes of it.
struct RecoveryChange {
  struct Figure {
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> after;
    friend bool operator==(const Figure&, const Figure&) = default;
    [[nodiscard]] bool Changes() const { return before != after; }
  };
  Figure rto_objective, rpo_objective, rto_typical, rto_slow;
  struct Step {
    std::string name;
    std::string phrase;
    Figure typical;
    Figure slow;
    bool critical = false;  ///< on the critical path of the new side
  };
  std::vector<Step> steps;  ///< those that differ
  struct Store {
    std::string field;
    Figure lag;
    Figure bound;
  };
  std::vector<Store> stores;  ///< those that differ

  [[nodiscard]] bool empty() const;
  /// The failover takes longer or may lose more than before.
  [[nodiscard]] bool Worse() const;
};

}  // namespace lifeboat::diff
