#pragma once

namespace lifeboat::lint {

// List prices of us-east-1 in USD, from aws.amazon.com/vpc/pricing, /privatelink/pricing and
// /rds/mysql/pricing; a month is 730 hours.

inline constexpr double kNatGatewayMonth = 730 * 0.045;        // VPC: a NAT gateway, without its traffic
inline constexpr double kPublicAddressMonth = 730 * 0.005;     // VPC: a public IPv4 address
inline constexpr double kInterfaceEndpointMonth = 730 * 0.01;  // PrivateLink: an endpoint in one zone
inline constexpr double kDatabaseStorageMonth = 0.115;         // RDS: a GiB of gp3 in one zone

}  // namespace lifeboat::lint
