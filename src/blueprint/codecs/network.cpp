#include "blueprint/codecs/network.h"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/blueprint/region_table.h"
#include "lifeboat/support/edit_distance.h"

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

std::optional<Cidr4> ParseCidr(std::string_view text, Problem& problem) {
  if (const auto cidr = Cidr4::Parse(text)) {
    return cidr;
  }
  if (const auto loose = Cidr4::ParseLoose(text)) {
    problem.observation = "has bits behind its prefix";
    problem.help = fmt::format("write `{}`, the network that it lies in", loose->ToString());
    return std::nullopt;
  }
  problem.observation = "is not an IPv4 network";
  problem.help = "write it like `10.0.0.0/16`";
  return std::nullopt;
}

Problem CheckRegion(std::string_view text) {
  if (FindRegion(text) != nullptr) {
    return {};
  }
  // A zone in place of its region is the most common slip.
  if (!text.empty() && FindRegion(text.substr(0, text.size() - 1)) != nullptr && IsLower(text.back())) {
    return {"is an availability zone",
            fmt::format("write its region: `{}`", text.substr(0, text.size() - 1))};
  }
  std::vector<std::string_view> codes;
  for (const RegionInfo& region : AllRegions()) {
    codes.push_back(region.code);
  }
  const auto close = Closest(text, codes);
  return {"is not in the table of regions",
          close ? fmt::format("a similar one exists: `{}`", *close) : "write a code like `eu-west-1`"};
}

Problem CheckZone(std::string_view text) {
  if (!text.empty() && IsLower(text.back()) && FindRegion(text.substr(0, text.size() - 1)) != nullptr) {
    return {};
  }
  return {"is not a region and a letter", "write it like `eu-west-1a`"};
}

Problem CheckEndpoint(std::string_view text) {
  if (text == "s3" || text == "dynamodb") {
    return {"is reached through a gateway, not an interface",
            text == "s3" ? "remove it: the S3 gateway endpoint is always there" : "remove it"};
  }
  if (text.starts_with("com.amazonaws.")) {
    return {
        "names a region",
        fmt::format("write what follows the region: `{}`",
                    text.substr(std::min(text.size(), text.find('.', sizeof("com.amazonaws.") - 1) + 1)))};
  }
  const bool edges = IsLower(text.front()) && (IsLower(text.back()) || IsDigit(text.back()));
  if (!edges || !OnlyLowerAlphanumeric(text, "-.")) {
    return {"has characters outside `a-z`, `0-9`, `-` and `.`", "write it like `ssm` or `ecr.dkr`"};
  }
  return {};
}

}  // namespace

Codec<Cidr4> CidrText() {
  Shape shape;
  shape.type = "network";
  shape.pattern = R"(^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$)";
  return ParsedText<Cidr4>(std::move(shape), ParseCidr, [](const Cidr4& cidr) { return cidr.ToString(); });
}

Codec<std::string> RegionCode() {
  Codec<std::string> codec =
      Text({.type = "region", .max_length = 32, .kind = diag::Kind::UnknownChoice, .check = CheckRegion});
  // Editors complete what they can list.
  for (const RegionInfo& region : AllRegions()) {
    codec.shape.choices.push_back({region.code, region.name});
  }
  return codec;
}

Codec<std::string> ZoneName() {
  return Text({.type = "availability zone",
               .pattern = "^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$",
               .max_length = 32,
               .check = CheckZone});
}

Codec<std::string> EndpointService() {
  return Text({.type = "endpoint service",
               .pattern = "^[a-z][a-z0-9.-]*$",
               .max_length = 64,
               .check = CheckEndpoint});
}

}  // namespace lifeboat::blueprint
