#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/blueprint/region_table.h"

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;
using Subnets = Located<std::vector<Located<Cidr4>>>;

constexpr int kWidestNetwork = 16;
constexpr int kNarrowestNetwork = 28;

constexpr Def<std::string, int> kNetworkSize{Kind::NetworkSize,
                                             "network `{}` is a /{}, and a VPC takes /16 to /28"};
constexpr Def<std::string> kPublic{Kind::PublicNetwork, "network `{}` belongs to somebody on the Internet"};
constexpr Def<std::string, std::string> kNetworksOverlap{
    Kind::OverlappingNetworks, "the DR region's network `{}` overlaps the primary region's `{}`"};
constexpr Def<std::string, std::string> kOutside{Kind::SubnetOutsideNetwork,
                                                 "subnet `{}` lies outside the network `{}`"};
constexpr Def<std::string, int> kSubnetSize{Kind::SubnetSize,
                                            "subnet `{}` is a /{}, and AWS takes none smaller than /28"};
constexpr Def<std::string, std::string> kSubnetsOverlap{Kind::OverlappingSubnets,
                                                        "subnet `{}` overlaps `{}`"};
constexpr Def<std::string_view, std::size_t, std::string_view, std::size_t> kCount{
    Kind::SubnetCount, "`{}` has {} network{} for {} availability zones"};
constexpr Def<std::size_t, std::string_view> kFewZones{Kind::TooFewZones,
                                                       "{} availability zone{} where two are needed"};
constexpr Def<std::string> kRepeatedZone{Kind::RepeatedZone, "availability zone `{}` is listed twice"};
constexpr Def<std::string, std::string> kUnknownZone{Kind::UnknownZone,
                                                     "region `{}` has no availability zone `{}`"};
constexpr Def<std::string> kRepeatedEndpoint{Kind::RepeatedItem, "endpoint `{}` is listed twice"};

std::string_view Plural(std::size_t count) { return count == 1 ? "" : "s"; }

bool IsPrivate(const Cidr4& network) {
  constexpr std::string_view kRanges[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"};
  return std::ranges::any_of(kRanges,
                             [&](std::string_view range) { return Cidr4::Parse(range)->Contains(network); });
}

void CheckNetworkItself(const CheckContext& context, const Located<Cidr4>& cidr) {
  if (cidr->prefix() < kWidestNetwork || cidr->prefix() > kNarrowestNetwork) {
    Build(context.sink, kNetworkSize, cidr.span, cidr->ToString(), cidr->prefix()).Report();
  }
  if (!IsPrivate(*cidr)) {
    Build(context.sink, kPublic, cidr.span, cidr->ToString())
        .Note("instances would never reach the hosts that have these addresses")
        .Help("write a network inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10")
        .Report();
  }
}

void CheckZones(const CheckContext& context, const Region& region) {
  const auto& zones = region.network.availability_zones;
  if (!zones.written() || !context.Knows(zones)) {
    return;
  }
  for (auto zone = zones->begin(); zone != zones->end(); ++zone) {
    const auto first =
        std::find_if(zones->begin(), zone, [&](const auto& other) { return *other == **zone; });
    if (first != zone) {
      Build(context.sink, kRepeatedZone, zone->span, **zone).Label(first->span, "first listed here").Report();
      continue;
    }
    if (!context.Knows(region.region)) {
      continue;
    }
    const auto known = FindRegion(*region.region)->availability_zones;
    if (std::ranges::find(known, **zone) == known.end()) {
      Build(context.sink, kUnknownZone, zone->span, *region.region, **zone)
          .Label(region.region.span, "the region")
          .Help(fmt::format("its zones are `{}`", fmt::join(known, "`, `")))
          .Report();
    }
  }
}

void CheckSubnetItself(const CheckContext& context, const Located<Cidr4>& subnet,
                       const Located<Cidr4>& network) {
  if (subnet->prefix() > kNarrowestNetwork) {
    Build(context.sink, kSubnetSize, subnet.span, subnet->ToString(), subnet->prefix()).Report();
  }
  if (context.Knows(network) && !network->Contains(*subnet)) {
    PointAt(Build(context.sink, kOutside, subnet.span, subnet->ToString(), network->ToString()), network,
            "cidr", network->ToString())
        .Report();
  }
}

// Every pair once, reported at the later one.
void CheckOverlaps(const CheckContext& context, const std::vector<const Located<Cidr4>*>& subnets) {
  for (auto later = subnets.begin(); later != subnets.end(); ++later) {
    const auto earlier =
        std::find_if(subnets.begin(), later, [&](const auto* other) { return (*other)->Overlaps(***later); });
    if (earlier != later) {
      Build(context.sink, kSubnetsOverlap, (*later)->span, (**later)->ToString(), (**earlier)->ToString())
          .Label((*earlier)->span, "the other subnet")
          .Report();
    }
  }
}

void CheckSubnets(const CheckContext& context, const Network& network) {
  std::vector<const Located<Cidr4>*> written;
  for (const Subnets* list : {&network.public_subnets, &network.private_subnets}) {
    if (!list->written() || !context.Knows(*list)) {
      continue;
    }
    for (const auto& subnet : **list) {
      CheckSubnetItself(context, subnet, network.cidr);
      written.push_back(&subnet);
    }
  }
  CheckOverlaps(context, written);
}

void CheckSubnetCount(const CheckContext& context, const Network& network, std::string_view key,
                      const Subnets& subnets) {
  const auto& zones = network.availability_zones;
  if (!context.Knows(subnets, zones) || subnets->size() == zones->size()) {
    return;
  }
  auto report =
      Build(context.sink, kCount, subnets.span, key, subnets->size(), Plural(subnets->size()), zones->size());
  if (zones.written()) {
    std::move(report)
        .Label(zones.span, "the availability zones")
        .Help("write one network for each zone")
        .Report();
    return;
  }
  std::move(report).Help("write one network for each zone, and as many in `public` as in `private`").Report();
}

void CheckZoneCount(const CheckContext& context, const Network& network) {
  const auto& zones = network.availability_zones;
  if (!context.Knows(zones) || zones->size() >= 2) {
    return;
  }
  const auto& decisive = zones.written()                    ? zones.span
                         : network.public_subnets.written() ? network.public_subnets.span
                                                            : network.private_subnets.span;
  Build(context.sink, kFewZones, decisive, zones->size(), Plural(zones->size()))
      .Note("one does not survive the loss of a zone, and load balancers refuse it")
      .Help("add a zone, with a network in `public` and in `private`")
      .Report();
}

void CheckEndpoints(const CheckContext& context, const Network& network) {
  const auto& endpoints = network.endpoints;
  if (!context.Knows(endpoints)) {
    return;
  }
  for (auto endpoint = endpoints->begin(); endpoint != endpoints->end(); ++endpoint) {
    const auto first =
        std::find_if(endpoints->begin(), endpoint, [&](const auto& other) { return *other == **endpoint; });
    if (first != endpoint) {
      Build(context.sink, kRepeatedEndpoint, endpoint->span, **endpoint)
          .Label(first->span, "first listed here")
          .Report();
    }
  }
}

void CheckRegion(const CheckContext& context, const Region& region) {
  const Network& network = region.network;
  if (context.Knows(network.cidr)) {
    CheckNetworkItself(context, network.cidr);
  }
  CheckZones(context, region);
  CheckZoneCount(context, network);
  CheckSubnets(context, network);
  CheckSubnetCount(context, network, "public", network.public_subnets);
  CheckSubnetCount(context, network, "private", network.private_subnets);
  CheckEndpoints(context, network);
}

}  // namespace

void CheckNetworks(const CheckContext& context) {
  const Region& primary = context.blueprint.regions.primary;
  const Region& dr = context.blueprint.regions.dr;
  CheckRegion(context, primary);
  CheckRegion(context, dr);
  const auto& here = primary.network.cidr;
  const auto& there = dr.network.cidr;
  if (!context.Knows(here, there) || !here->Overlaps(*there)) {
    return;
  }
  // Where one of them is a default, the complaint belongs to the one that somebody wrote.
  const bool swap = !there.written() && here.written();
  auto report = Build(context.sink, kNetworksOverlap, swap ? here.span : there.span, there->ToString(),
                      here->ToString());
  PointAt(std::move(report), swap ? there : here,
          swap ? "regions.dr.network.cidr" : "regions.primary.network.cidr",
          swap ? there->ToString() : here->ToString())
      .Note("the two can never be connected, not even to copy data back")
      .Report();
}

}  // namespace lifeboat::blueprint
