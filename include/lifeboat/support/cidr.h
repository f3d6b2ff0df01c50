#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeboat {

/// An IPv4 network in CIDR notation: a value, always canonical (no host bits).
class Cidr4 {
 public:
  Cidr4() = default;

  /// Reads `10.0.0.0/16`. Nothing but four decimal octets without leading zeros, a slash and 0 to 32 is
  /// accepted; host bits must be zero (use ParseLoose to learn the canonical form for a hint).
  [[nodiscard]] static std::optional<Cidr4> Parse(std::string_view text);

  /// The same, but host bits are cleared instead of refused.
  [[nodiscard]] static std::optional<Cidr4> ParseLoose(std::string_view text);

  [[nodiscard]] int prefix() const { return prefix_; }
  [[nodiscard]] std::uint32_t first() const { return network_; }
  [[nodiscard]] std::uint32_t last() const;
  /// Number of addresses, 2^(32 - prefix).
  [[nodiscard]] std::uint64_t size() const;

  [[nodiscard]] bool Contains(const Cidr4& other) const;
  [[nodiscard]] bool Overlaps(const Cidr4& other) const;

  /// The `number`-th network of `new_bits` more prefix bits, as Terraform's cidrsubnet counts them;
  /// nullopt when there is no such network.
  [[nodiscard]] std::optional<Cidr4> Subnet(int new_bits, std::uint32_t number) const;

  [[nodiscard]] std::string ToString() const;

  friend bool operator==(const Cidr4&, const Cidr4&) = default;
  friend auto operator<=>(const Cidr4&, const Cidr4&) = default;

 private:
  Cidr4(std::uint32_t network, int prefix) : network_(network), prefix_(prefix) {}

  std::uint32_t network_ = 0;
  int prefix_ = 0;
};

}  // namespace lifeboat
