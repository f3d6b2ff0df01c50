#include "lifeboat/support/cidr.h"

#include <cstdint>
#include <random>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace lifeboat {
namespace {

Cidr4 Net(std::string_view text) { return Cidr4::Parse(text).value(); }

TEST(Cidr4, ReadsAndPrints) {
  for (const std::string_view text : {"0.0.0.0/0", "10.0.0.0/8", "10.1.2.0/24", "255.255.255.255/32"}) {
    const auto net = Cidr4::Parse(text);
    ASSERT_TRUE(net) << text;
    EXPECT_EQ(net->ToString(), text);
  }
}

TEST(Cidr4, RefusesEverythingElse) {
  for (const std::string_view text : {"",
                                      "10.0.0.0",
                                      "10.0.0.0/",
                                      "10.0.0.0/33",
                                      "10.0.0/8",
                                      "10.0.0.0.0/8",
                                      "256.0.0.0/8",
                                      "10.0.0.0/08",
                                      "010.0.0.0/8",
                                      "10.0.0.0/8 ",
                                      " 10.0.0.0/8",
                                      "10.0.0.0/-1",
                                      "10.0.0.0/+8",
                                      "a.0.0.0/8",
                                      "10..0.0/8",
                                      "10.0.0.0/8/8",
                                      "1000.0.0.0/8",
                                      "10.0.0.1/8",
                                      "10.0.0.0/999999999999",
                                      "::/0"}) {
    EXPECT_FALSE(Cidr4::Parse(text)) << text;
  }
}

TEST(Cidr4, LooseClearsHostBits) {
  EXPECT_EQ(Cidr4::ParseLoose("10.0.1.7/24"), Net("10.0.1.0/24"));
  EXPECT_EQ(Cidr4::ParseLoose("10.0.1.7/0"), Net("0.0.0.0/0"));
  EXPECT_FALSE(Cidr4::ParseLoose("10.0.1.7"));
}

TEST(Cidr4, KnowsItsEnds) {
  EXPECT_EQ(Net("10.0.0.0/8").first(), 0x0A000000U);
  EXPECT_EQ(Net("10.0.0.0/8").last(), 0x0AFFFFFFU);
  EXPECT_EQ(Net("0.0.0.0/0").last(), 0xFFFFFFFFU);
  EXPECT_EQ(Net("0.0.0.0/0").size(), std::uint64_t{1} << 32);
  EXPECT_EQ(Net("1.2.3.4/32").size(), 1U);
}

TEST(Cidr4, SubnetsLikeTerraform) {
  EXPECT_EQ(Net("10.0.0.0/16").Subnet(8, 3), Net("10.0.3.0/24"));
  EXPECT_EQ(Net("10.0.0.0/16").Subnet(0, 0), Net("10.0.0.0/16"));
  EXPECT_EQ(Net("0.0.0.0/0").Subnet(32, 0xFFFFFFFF), Net("255.255.255.255/32"));
  EXPECT_FALSE(Net("10.0.0.0/16").Subnet(8, 256));
  EXPECT_FALSE(Net("10.0.0.0/16").Subnet(17, 0));
  EXPECT_FALSE(Net("10.0.0.0/16").Subnet(-1, 0));
  EXPECT_FALSE(Net("10.0.0.0/16").Subnet(0, 1));
}

/// Every network inside 10.0.0.0/26, and one outside: small enough to compare address by address.
std::vector<Cidr4> SmallWorld() {
  std::vector<Cidr4> nets;
  for (int prefix = 26; prefix <= 32; ++prefix) {
    const std::uint32_t step = 1U << (32 - prefix);
    for (std::uint32_t host = 0; host < 64; host += step)
      nets.push_back(Net(fmt::format("10.0.0.{}/{}", host, prefix)));
  }
  nets.push_back(Net("10.0.1.0/26"));
  return nets;
}

bool HasAddress(const Cidr4& net, std::uint64_t address) {
  return net.first() <= address && address < net.first() + net.size();
}

TEST(Cidr4, AgreesWithCountingAddresses) {
  const std::vector<Cidr4> nets = SmallWorld();
  const std::uint64_t base = Net("10.0.0.0/8").first();
  for (const Cidr4& a : nets) {
    for (const Cidr4& b : nets) {
      bool contains = true;
      bool overlaps = false;
      for (std::uint64_t address = base; address < base + 512; ++address) {
        if (HasAddress(b, address) && !HasAddress(a, address)) contains = false;
        if (HasAddress(b, address) && HasAddress(a, address)) overlaps = true;
      }
      ASSERT_EQ(a.Contains(b), contains) << a.ToString() << " " << b.ToString();
      ASSERT_EQ(a.Overlaps(b), overlaps) << a.ToString() << " " << b.ToString();
    }
  }
}

TEST(Cidr4, SubnetsTileTheirNetwork) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const int prefix = static_cast<int>(random() % 33);
    const Cidr4 net = Cidr4::ParseLoose(fmt::format("{}.{}.{}.{}/{}", random() % 256, random() % 256,
                                                    random() % 256, random() % 256, prefix))
                          .value();
    const int new_bits = static_cast<int>(random() % static_cast<unsigned>(33 - prefix));
    if (new_bits > 8) continue;
    std::uint64_t expected = net.first();
    for (std::uint32_t number = 0; number < 1U << new_bits; ++number) {
      const auto part = net.Subnet(new_bits, number);
      ASSERT_TRUE(part);
      ASSERT_EQ(part->first(), expected);
      ASSERT_TRUE(net.Contains(*part));
      expected += part->size();
    }
    ASSERT_EQ(expected, net.first() + net.size());
  }
}

}  // namespace
}  // namespace lifeboat
