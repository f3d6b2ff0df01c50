#include "lower/verify.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include <fmt/core.h>

namespace lifeboat::lower {

namespace {

constexpr diag::Def<std::string> kCycle{diag::Kind::ResourceCycle,
                                        "resources wait for each other in a circle: {}"};
constexpr diag::Def<std::string_view, std::string, std::string, std::string> kSharedName{
    diag::Kind::SharedName, "`{1}` and `{2}` both become {0} `{3}`"};

/// How far a name must be alone.
enum class Reach { Nowhere, Region, Account };

template <class T>
constexpr Reach kReach = Reach::Nowhere;
template <>
constexpr Reach kReach<graph::LoadBalancer> = Reach::Region;
template <>
constexpr Reach kReach<graph::TargetGroup> = Reach::Region;
template <>
constexpr Reach kReach<graph::SsmParameter> = Reach::Region;
template <>
constexpr Reach kReach<graph::LaunchTemplate> = Reach::Region;
template <>
constexpr Reach kReach<graph::AutoScalingGroup> = Reach::Region;
template <>
constexpr Reach kReach<graph::LogGroup> = Reach::Region;
template <>
constexpr Reach kReach<graph::Secret> = Reach::Region;
template <>
constexpr Reach kReach<graph::DbSubnetGroup> = Reach::Region;
template <>
constexpr Reach kReach<graph::Database> = Reach::Region;
template <>
constexpr Reach kReach<graph::DatabaseReplica> = Reach::Region;
template <>
constexpr Reach kReach<graph::Topic> = Reach::Region;
template <>
constexpr Reach kReach<graph::Queue> = Reach::Region;
template <>
constexpr Reach kReach<graph::LambdaFunction> = Reach::Region;
template <>
constexpr Reach kReach<graph::EventRule> = Reach::Region;
template <>
constexpr Reach kReach<graph::Schedule> = Reach::Region;
template <>
constexpr Reach kReach<graph::MetricAlarm> = Reach::Region;
template <>
constexpr Reach kReach<graph::CompositeAlarm> = Reach::Region;
template <>
constexpr Reach kReach<graph::SsmDocument> = Reach::Region;
template <>
constexpr Reach kReach<graph::DbEventSubscription> = Reach::Region;
template <>
constexpr Reach kReach<graph::Bucket> = Reach::Account;
template <>
constexpr Reach kReach<graph::Role> = Reach::Account;
template <>
constexpr Reach kReach<graph::ManagedPolicy> = Reach::Account;
template <>
constexpr Reach kReach<graph::InstanceProfile> = Reach::Account;

/// The kind of resource among which a name must be alone: alarms on metrics and on alarms share theirs.
template <class T>
constexpr graph::NodeKind kNamespace = graph::kKindOf<T>;
template <>
constexpr graph::NodeKind kNamespace<graph::CompositeAlarm> = graph::NodeKind::MetricAlarm;

/// The name with its references spelled out: two texts are one name when they are this.
std::string Spelled(const graph::Graph& graph, const graph::Text& text) {
  std::string spelled;
  for (const graph::Text::Part& part : text.parts()) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      spelled += *literal;
    } else {
      const auto& reference = std::get<graph::Reference>(part);
      spelled.append("<")
          .append(graph.Address(reference.node))
          .append(".")
          .append(reference.attribute)
          .append(">");
    }
  }
  return spelled;
}

template <class T>
std::string NameOf(const graph::Graph& graph, const T& node) {
  if constexpr (requires { node.identifier; }) {
    return node.identifier;
  } else if constexpr (std::is_same_v<std::decay_t<decltype(node.name)>, graph::Text>) {
    return Spelled(graph, node.name);
  } else {
    return node.name;
  }
}

}  // namespace

void ReportCycle(const graph::Graph& graph, diag::Sink& sink) {
  const std::vector<graph::NodeId> cycle = graph.Cycle();
  if (cycle.empty()) {
    return;
  }
  std::string path;
  for (const graph::NodeId node : cycle) {
    path.append(path.empty() ? "" : " -> ").append(graph.Address(node));
  }
  diag::Build(sink, kCycle, graph.Info(cycle.front()).origin, path).Report();
}

void ReportSharedNames(const graph::Graph& graph, diag::Sink& sink) {
  std::map<std::tuple<std::string_view, std::optional<graph::Side>, std::string>, graph::NodeId> owners;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeId id{i};
    graph.Visit(id, [&]<class T>(const T& node) {
      if constexpr (kReach<T> != Reach::Nowhere) {
        const graph::NodeInfo& info = graph.Info(id);
        const std::string_view type = graph::Info(kNamespace<T>).terraform_type;
        const auto side = kReach<T> == Reach::Region ? std::optional(info.module.side) : std::nullopt;
        const auto [owner, alone] = owners.try_emplace({type, side, NameOf(graph, node)}, id);
        if (alone) {
          return;
        }
        const graph::NodeInfo& other = graph.Info(owner->second);
        diag::Build(sink, kSharedName, info.origin, type, other.field, info.field,
                    std::get<std::string>(owner->first))
            .Label(other.origin, "this one")
            .Help("give one of the two a name of its own under `names`")
            .Report();
      }
    });
  }
}

}  // namespace lifeboat::lower
