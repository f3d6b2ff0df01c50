#include "lifeboat/blueprint/values.h"

#include "blueprint/codecs/scalars.h"

// The spelling of every enumeration of values.h, in the order of its enumerators.
namespace lifeboat::blueprint {
namespace {

constexpr Shape::Choice kStrategies[] = {
    {"pilot-light", "data is replicated, compute stands at zero until a failover"},
};
constexpr Shape::Choice kPostures[] = {
    {"normal", "the primary region serves"},
    {"failed-over", "the DR region serves, after a failover"},
    {"failing-back", "the primary region is being brought back"},
};
constexpr Shape::Choice kEgresses[] = {
    {"nat", "a NAT gateway in every zone: private subnets reach the Internet"},
    {"endpoints", "no Internet: AWS services are reached through interface endpoints"},
    {"none", "no way out but the S3 gateway endpoint and `endpoints`"},
};
constexpr Shape::Choice kExposures[] = {
    {"public", "a load balancer that the accelerator sends the Internet's traffic to"},
    {"internal", "a load balancer that only other services reach"},
    {"none", "no load balancer: a worker"},
};
constexpr Shape::Choice kServes[] = {
    {"when-writable", "with the first healthy target, and no earlier than its database is promoted"},
    {"when-healthy",
     "with the first healthy target; until its database is promoted, minutes later, it can only read"},
};
constexpr Shape::Choice kArchitectures[] = {
    {"x86_64", "Intel and AMD"},
    {"arm64", "Graviton"},
};
constexpr Shape::Choice kEngines[] = {
    {"mysql", "MySQL"},
    {"mariadb", "MariaDB"},
    {"postgres", "PostgreSQL"},
};
constexpr Shape::Choice kReplications[] = {
    {"both-ways", "each region's bucket receives what the other one's gets"},
    {"one-way", "the primary region's objects are copied to the DR region"},
    {"none", "two independent buckets"},
};
constexpr Shape::Choice kAffinities[] = {
    {"none", "every connection goes to any endpoint"},
    {"source-ip", "a client's connections go to the same endpoint"},
};
constexpr Shape::Choice kBackends[] = {
    {"local", "a file beside the configuration"},
    {"s3", "an S3 bucket that exists already"},
};
constexpr Shape::Choice kFailoverModes[] = {
    {"automatic", "the alarm starts the failover"},
    {"approve", "the alarm asks people, and one of them approves"},
};
constexpr Shape::Choice kTriggerActions[] = {
    {"failover", "counts towards `quorum`"},
    {"page", "tells people"},
    {"none", "is not watched"},
};

}  // namespace

std::span<const Shape::Choice> Choices(Strategy) { return kStrategies; }
std::span<const Shape::Choice> Choices(Posture) { return kPostures; }
std::span<const Shape::Choice> Choices(Egress) { return kEgresses; }
std::span<const Shape::Choice> Choices(Exposure) { return kExposures; }
std::span<const Shape::Choice> Choices(Serve) { return kServes; }
std::span<const Shape::Choice> Choices(Architecture) { return kArchitectures; }
std::span<const Shape::Choice> Choices(Engine) { return kEngines; }
std::span<const Shape::Choice> Choices(Replication) { return kReplications; }
std::span<const Shape::Choice> Choices(ClientAffinity) { return kAffinities; }
std::span<const Shape::Choice> Choices(StateBackend) { return kBackends; }
std::span<const Shape::Choice> Choices(FailoverMode) { return kFailoverModes; }
std::span<const Shape::Choice> Choices(TriggerAction) { return kTriggerActions; }

}  // namespace lifeboat::blueprint
