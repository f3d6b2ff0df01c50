#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::Accelerator& node, Block& out) {
  out.Set("name", node.name)
      .Set("ip_address_type", "IPV4")
      .Set("enabled", true)
      // Its static addresses are in other people's firewalls and DNS: AWS never gives them back.
      .PreventDestroy();
}

void EmitNode(const graph::AcceleratorListener& node, Block& out) {
  out.Set("accelerator_arn", node.accelerator, "id")
      .Set("protocol", "TCP")
      .Set("client_affinity", node.source_ip_affinity ? "SOURCE_IP" : "NONE");
  for (const std::int64_t port : node.ports) {
    Block range = out.Append("port_range");
    range.Set("from_port", port).Set("to_port", port);
  }
}

// Health is the load balancer's own: Global Accelerator ignores health settings of a group of load balancers.
void EmitNode(const graph::EndpointGroup& node, Block& out) {
  out.Set("listener_arn", node.listener, "id")
      .Set("endpoint_group_region", node.region)
      .Set("traffic_dial_percentage", node.traffic_dial);
  Block endpoint = out.Nest("endpoint_configuration");
  endpoint.Set("endpoint_id", node.load_balancer, "arn")
      .Set("weight", node.weight)
      .Set("client_ip_preservation_enabled", true);
}

}  // namespace lifeboat::emit
