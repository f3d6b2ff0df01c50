#include "blueprint/derive_network.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/blueprint/region_table.h"
#include "lifeboat/diag/diagnostic.h"

namespace lifeboat::blueprint {
namespace {

using source::Provenance;
using Subnets = Located<std::vector<Located<Cidr4>>>;

constexpr diag::Def<std::string, std::size_t> kTooSmall{
    diag::Kind::NetworkTooSmall, "network `{}` is too small to be cut into {} subnets"};

constexpr int kWidestSubnet = 24;
constexpr int kNarrowestSubnet = 28;
constexpr int kFewestBits = 4;  // sixteen subnets: eight zones

bool IsDerived(const auto& field) { return field.provenance == Provenance::Derived; }

// How many bits subnets have beyond the network's: /24 networks, or smaller ones where there would be too
// few.
int SubnetBits(const Cidr4& network) {
  const int bits = std::max(kWidestSubnet - network.prefix(), kFewestBits);
  return network.prefix() + bits <= kNarrowestSubnet ? bits : 0;
}

bool Overlaps(const Subnets& subnets, const Cidr4& candidate) {
  return std::ranges::any_of(*subnets, [&](const auto& subnet) { return subnet->Overlaps(candidate); });
}

// Fills `subnets` with the first `count` networks from number `first` on that leave `other` alone.
bool Cut(Subnets& subnets, const Cidr4& network, std::uint32_t first, std::size_t count,
         const Subnets& other) {
  const int bits = SubnetBits(network);
  for (std::uint32_t number = first; bits > 0 && subnets->size() < count; ++number) {
    const auto candidate = network.Subnet(bits, number);
    if (!candidate) {
      break;
    }
    if (!Overlaps(other, *candidate)) {
      subnets.value.push_back({*candidate, subnets.span, Provenance::Derived});
    }
  }
  return subnets->size() == count;
}

void DeriveZones(Region& region, Gaps& gaps) {
  Network& network = region.network;
  auto& zones = network.availability_zones;
  if (!IsDerived(zones)) {
    return;
  }
  if (!gaps.Knows(region.region, network.public_subnets, network.private_subnets)) {
    gaps.Add(&zones);
    return;
  }
  std::size_t count = 2;
  for (const Subnets* subnets : {&network.private_subnets, &network.public_subnets}) {
    if (!IsDerived(*subnets)) {
      count = subnets->value.size();
    }
  }
  const auto all = FindRegion(*region.region)->availability_zones;
  for (const std::string_view zone : all.subspan(0, std::min(count, all.size()))) {
    zones.value.push_back({std::string(zone), zones.span, Provenance::Derived});
  }
}

void DeriveSubnets(Network& network, Gaps& gaps, diag::Sink& sink) {
  const bool derives = IsDerived(network.public_subnets) || IsDerived(network.private_subnets);
  if (!derives) {
    return;
  }
  const bool known =
      gaps.Knows(network.cidr, network.availability_zones, network.public_subnets, network.private_subnets);
  const std::size_t count = network.availability_zones->size();
  bool complete = known;
  const auto half =
      known && SubnetBits(*network.cidr) > 0 ? std::uint32_t{1} << (SubnetBits(*network.cidr) - 1) : 0U;
  if (known && IsDerived(network.public_subnets)) {
    complete = Cut(network.public_subnets, *network.cidr, 0, count, network.private_subnets);
  }
  if (complete && IsDerived(network.private_subnets)) {
    complete = Cut(network.private_subnets, *network.cidr, half, count, network.public_subnets);
  }
  if (complete) {
    return;
  }
  for (const Subnets* subnets : {&network.public_subnets, &network.private_subnets}) {
    if (IsDerived(*subnets)) {
      gaps.Add(subnets);
    }
  }
  // A network outside the limits of a VPC is reported as that.
  if (known && network.cidr->prefix() >= 16 && network.cidr->prefix() <= kNarrowestSubnet) {
    diag::Build(sink, kTooSmall, network.cidr.span, network.cidr->ToString(), 2 * count)
        .Help("write a larger `cidr`, a /24 or wider, or write `public` and `private` yourself")
        .Report();
  }
}

void DeriveEndpoints(Network& network, Gaps& gaps) {
  if (!IsDerived(network.endpoints)) {
    return;
  }
  if (!gaps.Knows(network.egress)) {
    gaps.Add(&network.endpoints);
    return;
  }
  if (*network.egress != Egress::Endpoints) {
    return;
  }
  for (const std::string_view service :
       {"ssm", "ssmmessages", "ec2messages", "secretsmanager", "kms", "logs", "ecr.api", "ecr.dkr"}) {
    network.endpoints.value.push_back({std::string(service), network.endpoints.span, Provenance::Derived});
  }
}

}  // namespace

void DeriveNetwork(Region& region, Gaps& gaps, diag::Sink& sink) {
  DeriveZones(region, gaps);
  DeriveSubnets(region.network, gaps, sink);
  DeriveEndpoints(region.network, gaps);
}

}  // namespace lifeboat::blueprint
