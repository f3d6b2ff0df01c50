#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

using source::Provenance;

std::vector<std::string> Texts(const Located<std::vector<Located<Cidr4>>>& list) {
  std::vector<std::string> texts;
  for (const auto& item : *list) {
    texts.push_back(item->ToString());
  }
  return texts;
}

std::vector<std::string> Texts(const Located<std::vector<Located<std::string>>>& list) {
  std::vector<std::string> texts;
  for (const auto& item : *list) {
    texts.push_back(*item);
  }
  return texts;
}

using Strings = std::vector<std::string>;

Blueprint Accepted(std::string text) {
  Reading reading = ReadText(std::move(text));
  EXPECT_TRUE(reading.blueprint.has_value()) << reading.printed;
  return reading.blueprint.value_or(Blueprint{});
}

std::string WithNetwork(const std::string& network, const std::string& region = "eu-west-1") {
  return "lifeboat: 1\nname: hello\nregions:\n  primary: { region: " + region + ", network: { " + network +
         " } }\n  dr: { region: eu-central-1 }\nservices: { web: { image: nginx:1.27 } }\n";
}

TEST(Derive, SmallestBlueprintIsComplete) {
  const Blueprint blueprint = Accepted(WithLines("databases: { app: {} }\nbuckets: { media: {} }\n"));
  const Network& network = blueprint.regions.primary.network;
  EXPECT_EQ(network.cidr->ToString(), "10.0.0.0/16");
  EXPECT_EQ(blueprint.regions.dr.network.cidr->ToString(), "10.1.0.0/16");
  EXPECT_EQ(Texts(network.availability_zones), (Strings{"eu-west-1a", "eu-west-1b"}));
  EXPECT_EQ(Texts(network.public_subnets), (Strings{"10.0.0.0/24", "10.0.1.0/24"}));
  EXPECT_EQ(Texts(network.private_subnets), (Strings{"10.0.128.0/24", "10.0.129.0/24"}));
  EXPECT_EQ(network.public_subnets.provenance, Provenance::Derived);
  EXPECT_EQ(network.cidr.provenance, Provenance::Default);
  EXPECT_TRUE(blueprint.regions.primary.region.written());
  EXPECT_TRUE(network.endpoints->empty());

  const Service& service = blueprint.services.at("web").value;
  EXPECT_EQ(*service.port, 8080);
  EXPECT_EQ(*service.architecture, Architecture::X86_64);
  EXPECT_EQ(*service.capacity.primary.min, 2);
  EXPECT_EQ(*service.capacity.primary.max, 4);
  EXPECT_EQ(*service.capacity.dr.standby, 0);
  EXPECT_EQ(*service.capacity.dr.failover, 2);
  EXPECT_EQ(*service.capacity.dr.max, 4);

  const Database& database = blueprint.databases.at("app").value;
  EXPECT_EQ(*database.version, "8.4");
  EXPECT_EQ(*database.port, 3306);
  EXPECT_EQ(*database.max_storage_gib, 100);
  EXPECT_EQ(*database.replica.instance_class, "db.t4g.small");
  EXPECT_EQ(database.replica.instance_class.provenance, Provenance::Derived);
  EXPECT_EQ(*database.backups.window, (DailyWindow{120, 180}));
  EXPECT_EQ(*database.replica.backups.window, (DailyWindow{300, 360}));
  EXPECT_EQ(*database.maintenance_window, (WeeklyWindow{6 * 1440 + 240, 6 * 1440 + 300}));
  EXPECT_EQ(*blueprint.buckets.at("media").value.noncurrent_retention, std::chrono::hours(24 * 30));
}

TEST(Derive, SubnetsFitEverySizeFrom16To24) {
  for (int prefix = 16; prefix <= 24; ++prefix) {
    const Blueprint blueprint = Accepted(WithNetwork(
        "cidr: 10.0.0.0/" + std::to_string(prefix) +
            ", availability_zones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f]",
        "us-east-1"));
    const Network& network = blueprint.regions.primary.network;
    ASSERT_EQ(network.public_subnets->size(), 6U) << prefix;
    ASSERT_EQ(network.private_subnets->size(), 6U) << prefix;
    std::vector<Cidr4> all;
    for (const auto* list : {&network.public_subnets, &network.private_subnets}) {
      for (const auto& subnet : **list) {
        EXPECT_TRUE(network.cidr->Contains(*subnet));
        EXPECT_GE(subnet->prefix(), 24);
        EXPECT_LE(subnet->prefix(), 28);
        for (const Cidr4& other : all) {
          EXPECT_FALSE(other.Overlaps(*subnet)) << other.ToString();
        }
        all.push_back(*subnet);
      }
    }
  }
}

TEST(Derive, WrittenSubnetsDecideTheZones) {
  const Blueprint blueprint = Accepted(WithNetwork("public: [10.0.128.0/24, 10.0.129.0/24, 10.0.0.0/24]"));
  const Network& network = blueprint.regions.primary.network;
  EXPECT_EQ(Texts(network.availability_zones), (Strings{"eu-west-1a", "eu-west-1b", "eu-west-1c"}));
  EXPECT_EQ(Texts(network.private_subnets), (Strings{"10.0.130.0/24", "10.0.131.0/24", "10.0.132.0/24"}));
}

TEST(Derive, EndpointsFollowEgress) {
  EXPECT_EQ(Accepted(WithNetwork("egress: endpoints")).regions.primary.network.endpoints->size(), 8U);
  EXPECT_TRUE(Accepted(WithNetwork("egress: none")).regions.primary.network.endpoints->empty());
  EXPECT_EQ(
      Texts(Accepted(WithNetwork("egress: endpoints, endpoints: [ssm]")).regions.primary.network.endpoints),
      (Strings{"ssm"}));
}

TEST(Derive, ArchitectureFollowsTheInstanceType) {
  const auto architecture = [](const std::string& type) {
    return *Accepted(WithService("instance_type: " + type)).services.at("web").value.architecture;
  };
  for (const char* type :
       {"t4g.small", "m6g.large", "c7gn.xlarge", "r8gd.large", "a1.large", "g5g.xlarge", "x2gd.large"}) {
    EXPECT_EQ(architecture(type), Architecture::Arm64) << type;
  }
  for (const char* type :
       {"t3.small", "g4dn.xlarge", "m7i-flex.large", "g5.xlarge", "u-6tb1.metal", "gr6.4xlarge"}) {
    EXPECT_EQ(architecture(type), Architecture::X86_64) << type;
  }
}

TEST(Derive, CapacityOfTheDrRegionFollows) {
  const Blueprint blueprint =
      Accepted(WithService("capacity: { primary: { min: 3, max: 5 }, dr: { failover: 7 } }"));
  const DrCapacity& dr = blueprint.services.at("web").value.capacity.dr;
  EXPECT_EQ(*dr.failover, 7);
  EXPECT_EQ(*dr.max, 7);
  EXPECT_EQ(*Accepted(WithService("capacity: { primary: { min: 600 } }"))
                 .services.at("web")
                 .value.capacity.primary.max,
            1000);
}

TEST(Derive, DatapointsFollowEvaluations) {
  const auto triggers = [](const std::string& written) {
    return Accepted(WithLines("failover: { triggers: { " + written + " } }\n")).failover.triggers;
  };
  const Triggers defaults = triggers("");
  EXPECT_EQ(*defaults.health_probe.datapoints, 4);
  EXPECT_EQ(*defaults.replication.datapoints, 3);
  EXPECT_EQ(*defaults.route53.datapoints, 3);
  EXPECT_EQ(*defaults.healthy_hosts.datapoints, 5);
  EXPECT_EQ(*defaults.database_cpu.datapoints, 5);
  EXPECT_EQ(*triggers("health_probe: { evaluations: 10 }").health_probe.datapoints, 9);
  EXPECT_EQ(*triggers("health_probe: { evaluations: 1 }").health_probe.datapoints, 1);
  EXPECT_EQ(*triggers("healthy_hosts: { evaluations: 2 }").healthy_hosts.datapoints, 2);
  EXPECT_EQ(*triggers("healthy_hosts: { datapoints: 1 }").healthy_hosts.datapoints, 1);
}

TEST(Derive, QuorumIsTwoWhereTwoSignalsCanFailOver) {
  const auto quorum = [](const std::string& text) { return *Accepted(text).failover.quorum; };
  EXPECT_EQ(quorum(WithLines("databases: { app: {} }\n")), 2);
  EXPECT_EQ(quorum(WithLines("")), 2);
  EXPECT_EQ(quorum(WithLines("failover: { triggers: { healthy_hosts: { action: page } } }\n")), 1);
  EXPECT_EQ(quorum(WithService("exposure: internal")), 1);
  EXPECT_EQ(quorum(WithService("exposure: none")), 1);
  EXPECT_EQ(quorum(WithLines("databases: { app: {} }\nfailover: { quorum: 3 }\n")), 3);
}

TEST(Derive, DefaultsPointAtTheNearestWrittenThing) {
  const std::string text = WithService("port: 80");
  const Reading reading = ReadText(text);
  const Service& service = reading.blueprint->services.at("web").value;
  EXPECT_EQ(reading.sources[0].Slice(service.instance_type.span), "web");
  EXPECT_EQ(reading.sources[0].Slice(service.port.span), "80");
  EXPECT_EQ(reading.sources[0].Slice(reading.blueprint->regions.dr.network.public_subnets.span), "dr");
  EXPECT_EQ(reading.sources[0].Slice(reading.blueprint->strategy.span), "lifeboat");
}

}  // namespace
}  // namespace lifeboat::blueprint
