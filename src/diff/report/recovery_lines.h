#pragma once

#include <string>
#include <vector>

#include "lifeboat/diff/recovery.h"

namespace lifeboat::diff {

/// One figure of the failover before and after, in words.
struct RecoveryLine {
  std::string name;       ///< RTO; RPO of databases.blog
  std::string before;     ///< 10m30s
  std::string after;      ///< 14m
  std::string steps;      ///< what makes the difference: "promoting the replicas 5m → 9m"; may be empty
  std::string objective;  ///< "15m", "15m → 20m", "15m, missed"
  bool worse = false;
};

/// RTO first, then the stores; what stays is left out.
[[nodiscard]] std::vector<RecoveryLine> LinesOf(const RecoveryChange& change);

/// "RTO 10m30s → 14m (promoting the replicas 5m → 9m), objective 15m"
[[nodiscard]] std::string TextOf(const RecoveryLine& line);

}  // namespace lifeboat::diff
