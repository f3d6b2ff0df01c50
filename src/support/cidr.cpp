#include "lifeboat/support/cidr.h"

#include <fmt/core.h>

namespace lifeboat {
namespace {

constexpr int kAddressBits = 32;

constexpr std::uint32_t Mask(int prefix) {
  // A shift by all 32 bits is undefined, hence the special case.
  return prefix == 0 ? 0 : ~std::uint32_t{0} << (kAddressBits - prefix);
}

/// Reads one decimal number of at most `limit` off the front of `text`. Leading zeros are refused because
/// some readers take them for octal.
std::optional<std::uint32_t> TakeNumber(std::string_view& text, std::uint32_t limit) {
  std::uint32_t value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    if (digits == 3) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(text[digits] - '0');
    ++digits;
  }
  if (digits == 0 || value > limit) return std::nullopt;
  if (digits > 1 && text.front() == '0') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool TakeCharacter(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

struct AddressAndPrefix {
  std::uint32_t address = 0;
  int prefix = 0;
};

std::optional<AddressAndPrefix> ReadAddressAndPrefix(std::string_view text) {
  AddressAndPrefix result;
  for (int octet = 0; octet < 4; ++octet) {
    if (octet > 0 && !TakeCharacter(text, '.')) return std::nullopt;
    const auto value = TakeNumber(text, 255);
    if (!value) return std::nullopt;
    result.address = (result.address << 8) | *value;
  }
  if (!TakeCharacter(text, '/')) return std::nullopt;
  const auto prefix = TakeNumber(text, kAddressBits);
  if (!prefix || !text.empty()) return std::nullopt;
  result.prefix = static_cast<int>(*prefix);
  return result;
}

}  // namespace

std::optional<Cidr4> Cidr4::Parse(std::string_view text) {
  const auto read = ReadAddressAndPrefix(text);
  if (!read || (read->address & ~Mask(read->prefix)) != 0) return std::nullopt;
  return Cidr4(read->address, read->prefix);
}

std::optional<Cidr4> Cidr4::ParseLoose(std::string_view text) {
  const auto read = ReadAddressAndPrefix(text);
  if (!read) return std::nullopt;
  return Cidr4(read->address & Mask(read->prefix), read->prefix);
}

std::uint32_t Cidr4::last() const { return network_ | ~Mask(prefix_); }

std::uint64_t Cidr4::size() const { return std::uint64_t{1} << (kAddressBits - prefix_); }

bool Cidr4::Contains(const Cidr4& other) const {
  return prefix_ <= other.prefix_ && (other.network_ & Mask(prefix_)) == network_;
}

bool Cidr4::Overlaps(const Cidr4& other) const { return Contains(other) || other.Contains(*this); }

std::optional<Cidr4> Cidr4::Subnet(int new_bits, std::uint32_t number) const {
  if (new_bits < 0 || new_bits > kAddressBits - prefix_) return std::nullopt;
  if (std::uint64_t{number} >= std::uint64_t{1} << new_bits) return std::nullopt;
  const int prefix = prefix_ + new_bits;
  const std::uint64_t offset = std::uint64_t{number} << (kAddressBits - prefix);
  return Cidr4(network_ | static_cast<std::uint32_t>(offset), prefix);
}

std::string Cidr4::ToString() const {
  return fmt::format("{}.{}.{}.{}/{}", network_ >> 24, (network_ >> 16) & 0xFF, (network_ >> 8) & 0xFF,
                     network_ & 0xFF, prefix_);
}

}  // namespace lifeboat
