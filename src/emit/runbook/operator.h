#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
  [[nodiscard]] std::string PutParameterIn(std::string_view region, std::string_view name,
                                           std::string_view value) const;
  /// The last values of a parameter, with when they were written.
  [[nodiscard]] std::string ShowParameterHistory(std::string_view name) const;
  /// How many operations on objects have not arrived in the other region's bucket.
  [[nodiscard]] std::string ShowPendingReplication(const graph::AutomatedBucket& bucket,
                                                   graph::Side from) const;
  /// A shell variable QUEUE with the queue of a region, and what is in it, without taking it out.
  [[nodiscard]] std::vector<std::string> LookIntoQueue(std::string_view region, std::string_view name) const;

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
void AddRepairs(const graph::Graph& graph, Page& page);

/// What a stop of one region does not wait for, as steps of an operator: writers that are not the
/// application's instances, and objects on their way.
void AddWhatIsNotAwaited(const graph::Graph& graph, graph::Side from, Page& page);

/// Compiles the blueprint with another posture and applies it.
void AddApply(Page& page);

}  // namespace lifeboat::emit
