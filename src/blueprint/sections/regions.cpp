#include <array>

#include "blueprint/codecs/network.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

using std::chrono::hours;

// The retentions that CloudWatch Logs knows.
constexpr std::array<int, 22> kLogDays = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                          365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

constexpr std::size_t kMostZones = 8;  // more than any region has

Cidr4 DefaultCidr(std::string_view text) { return *Cidr4::Parse(text); }

Section<Network> NetworkSection(std::string_view cidr) {
  Section<Network> section;
  section
      .Default(
          &Network::cidr,
          {.key = "cidr",
           .summary = "The VPC's network.",
           .details = "/16 to /28, from the private ranges 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or from "
                      "100.64.0.0/10, and without overlap with the other region's.",
           .example = "10.0.0.0/16"},
          CidrText(), DefaultCidr(cidr))
      .List(
          &Network::availability_zones,
          {.key = "availability_zones",
           .summary = "The zones that are used; two or more.",
           .example = "eu-west-1a, eu-west-1b",
           .derivation = "the region's first two, or as many as there are subnets in `public` or `private`"},
          Presence::Derived, ZoneName(), {.max = kMostZones})
      .List(&Network::public_subnets,
            {.key = "public",
             .summary = "Networks of the public subnets, one a zone, in the order of the zones.",
             .details = "Load balancers and NAT gateways live here.",
             .example = "10.0.0.0/24, 10.0.1.0/24",
             .derivation =
                 "/24 networks (smaller ones in a VPC smaller than /20) from the lower half of `cidr`"},
            Presence::Derived, CidrText(), {.max = kMostZones})
      .List(&Network::private_subnets,
            {.key = "private",
             .summary = "Networks of the private subnets, one a zone, in the order of the zones.",
             .details = "Instances and databases live here.",
             .example = "10.0.128.0/24, 10.0.129.0/24",
             .derivation = "likewise, from the upper half of `cidr`"},
            Presence::Derived, CidrText(), {.max = kMostZones})
      .Default(&Network::egress,
               {.key = "egress",
                .summary = "How private subnets reach what is outside of the VPC.",
                .details = "Images from a registry on the Internet need `nat`.",
                .example = "nat"},
               Choice<Egress>("egress"), Egress::Nat)
      .List(&Network::endpoints,
            {.key = "endpoints",
             .summary = "Interface endpoints, by the name of the AWS service.",
             .details = "The S3 gateway endpoint is always there.",
             .example = "ssm, secretsmanager",
             .derivation = "what instances need when `egress` is `endpoints`: ssm, ssmmessages, ec2messages, "
                           "secretsmanager, kms, logs, ecr.api, ecr.dkr; otherwise none"},
            Presence::Derived, EndpointService(), {.max = 50})
      .Default(&Network::flow_log_retention,
               {.key = "flow_log_retention",
                .summary = "How long flow logs of the VPC are kept; `none` turns them off.",
                .example = "30d"},
               DurationText({.min = hours(24),
                             .max = hours(24 * 3653),
                             .whole_days = true,
                             .days = kLogDays,
                             .may_be_none = true}),
               hours(24 * 30));
  return section;
}

Section<Region> RegionSection(std::string_view example, std::string_view cidr) {
  Section<Region> section;
  section
      .Required(&Region::region, {.key = "region", .summary = "The region's code.", .example = example},
                RegionCode())
      .Part(&Region::network, {.key = "network", .summary = "The VPC and its subnets."},
            NetworkSection(cidr));
  return section;
}

}  // namespace

Section<Regions> RegionsSection() {
  Section<Regions> section;
  section
      .Part(&Regions::primary, {.key = "primary", .summary = "The region that serves."},
            RegionSection("eu-west-1", "10.0.0.0/16"))
      .Part(&Regions::dr, {.key = "dr", .summary = "The region that takes over."},
            RegionSection("eu-central-1", "10.1.0.0/16"));
  return section;
}

}  // namespace lifeboat::blueprint
