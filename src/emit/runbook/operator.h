#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lifeboat/graph/graph.h"

#include "emit/runbook/markdown.h"

namespace lifeboat::emit {

/// The commands that an operator gives, with the application's own names in them.
class Operator {
 public:
  explicit Operator(const graph::Graph& graph) : graph_(graph) {}

  /// Calls the failover controller; `options` is JSON behind the command's name: `,"dry_run":true`.
  [[nodiscard]] std::string Invoke(std::string_view command, std::string_view options = "") const;
  /// The same, with the name of who gives it.
  [[nodiscard]] std::string InvokeAs(std::string_view command, std::string_view options = "") const;
  [[nodiscard]] std::string ShowAlarm(std::string_view alarm) const;
  [[nodiscard]] std::string FollowLog() const;
  [[nodiscard]] std::string GetParameter(std::string_view name) const;
  [[nodiscard]] std::string PutParameter(std::string_view name, std::string_view value) const;

 private:
  const graph::Graph& graph_;
};

/// `15 min`, `90 s`, `1 h 30 min`.
[[nodiscard]] std::string Duration(std::int64_t seconds);

// The parts of the page, in its order.
void AddFailover(const graph::Graph& graph, Page& page);
void AddMaintenance(const graph::Graph& graph, Page& page);
void AddFailback(const graph::Graph& graph, Page& page);
void AddTroubles(const graph::Graph& graph, Page& page);

/// Compiles the blueprint with another posture and applies it.
void AddApply(Page& page);

}  // namespace lifeboat::emit
