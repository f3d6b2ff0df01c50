#include "lower/automation/measure.h"

#include <string>
#include <string_view>
#include <variant>

#include "lifeboat/support/check.h"

namespace lifeboat::lower {

namespace {

/// A value as long as any, where AWS decides how long it is.
std::string_view Example(graph::NodeKind kind) {
  switch (kind) {
    case graph::NodeKind::CallerIdentity:
      return "123456789012";
    case graph::NodeKind::KmsKey:
      return "arn:aws-us-gov:kms:ap-southeast-1:123456789012:key/mrk-01234567890123456789012345678901";
    case graph::NodeKind::Accelerator:
      return "arn:aws:globalaccelerator::123456789012:accelerator/01234567-0123-0123-0123-012345678901";
    case graph::NodeKind::AcceleratorListener:
      return "arn:aws:globalaccelerator::123456789012:accelerator/01234567-0123-0123-0123-012345678901"
             "/listener/01234567";
    case graph::NodeKind::EndpointGroup:
      return "arn:aws:globalaccelerator::123456789012:accelerator/01234567-0123-0123-0123-012345678901"
             "/listener/01234567/endpoint-group/012345678901";
    case graph::NodeKind::LoadBalancer:
      return "internal-01234567890123456789012345678901-0123456789.ap-southeast-1.elb.amazonaws.com";
    case graph::NodeKind::HealthCheck:
      return "01234567-0123-0123-0123-012345678901";
    default:
      Unreachable("a value that has no longest");
  }
}

std::size_t Longest(const graph::Graph& graph, const graph::Reference& reference) {
  // Two kinds are called what the blueprint says.
  constexpr std::string_view kBeforeTopicName = "arn:aws-us-gov:sns:ap-southeast-1:123456789012:";
  const graph::NodeKind kind = graph.Info(reference.node).kind;
  switch (kind) {
    case graph::NodeKind::Topic:
      return kBeforeTopicName.size() + graph[graph::Ref<graph::Topic>{reference.node}].name.size();
    case graph::NodeKind::MetricAlarm:
      return graph[graph::Ref<graph::MetricAlarm>{reference.node}].name.size();
    case graph::NodeKind::CompositeAlarm:
      return graph[graph::Ref<graph::CompositeAlarm>{reference.node}].name.size();
    default:
      break;
  }
  const std::string_view example = Example(kind);
  return reference.excerpt == graph::Excerpt::LastSegment ? example.size() - example.rfind('/') - 1
                                                          : example.size();
}

}  // namespace

std::size_t LongestText(const graph::Graph& graph, const graph::Text& text) {
  std::size_t bytes = 0;
  for (const graph::Text::Part& part : text.parts()) {
    const auto* literal = std::get_if<std::string>(&part);
    bytes += literal != nullptr ? literal->size() : Longest(graph, std::get<graph::Reference>(part));
  }
  return bytes;
}

}  // namespace lifeboat::lower
