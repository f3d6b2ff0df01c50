#include "lifeboat/blueprint/signals.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

using std::chrono::minutes;
using Signals = std::vector<Signal>;

Blueprint Accepted(std::string text) {
  Reading reading = ReadText(std::move(text));
  EXPECT_TRUE(reading.blueprint.has_value()) << reading.printed;
  return reading.blueprint.value_or(Blueprint{});
}

TEST(Signals, ExistWithTheirSubject) {
  const auto existing = [](const std::string& text) {
    const Blueprint blueprint = Accepted(text);
    Signals signals;
    for (const Signal signal : {Signal::HealthProbe, Signal::Replication, Signal::Route53,
                                Signal::HealthyHosts, Signal::DatabaseCpu}) {
      if (Exists(blueprint, signal)) {
        signals.push_back(signal);
      }
    }
    return signals;
  };
  EXPECT_EQ(existing(WithService("exposure: public")),
            (Signals{Signal::HealthProbe, Signal::Route53, Signal::HealthyHosts}));
  EXPECT_EQ(existing(WithService("exposure: internal")), (Signals{Signal::HealthyHosts}));
  EXPECT_EQ(existing(WithService("exposure: none")), Signals{});
  EXPECT_EQ(existing(WithService("exposure: none") + "databases: { app: {} }\n"),
            (Signals{Signal::Replication, Signal::DatabaseCpu}));
}

TEST(Signals, FailOverWhenTheyExistAndMay) {
  const std::string database = "databases: { app: {} }\n";
  EXPECT_EQ(FailoverSignals(Accepted(WithLines(database))),
            (Signals{Signal::HealthProbe, Signal::Replication, Signal::HealthyHosts}));
  EXPECT_EQ(FailoverSignals(Accepted(WithLines(""))), (Signals{Signal::HealthProbe, Signal::HealthyHosts}));
  EXPECT_EQ(
      FailoverSignals(Accepted(WithLines(
          database +
          "failover: { triggers: { route53: { action: failover }, healthy_hosts: { action: none } } }\n"))),
      (Signals{Signal::HealthProbe, Signal::Replication, Signal::Route53}));
  EXPECT_EQ(FailoverSignals(Accepted(WithService("exposure: none"))), Signals{});
}

TEST(Signals, HaveTheirOwnTriggerAndWord) {
  const Blueprint blueprint = Accepted(WithLines(
      "failover: { triggers: { health_probe: { evaluations: 11 }, replication: { evaluations: 12 }, "
      "route53: { evaluations: 13 }, healthy_hosts: { evaluations: 14 }, database_cpu: { evaluations: 15 } "
      "} }\n"));
  const auto seen = [&](Signal signal) {
    return std::string(Word(signal)) + " " + std::to_string(*TriggerOf(blueprint, signal).evaluations);
  };
  EXPECT_EQ(seen(Signal::HealthProbe), "health-probe 11");
  EXPECT_EQ(seen(Signal::Replication), "replication 12");
  EXPECT_EQ(seen(Signal::Route53), "route53 13");
  EXPECT_EQ(seen(Signal::HealthyHosts), "healthy-hosts 14");
  EXPECT_EQ(seen(Signal::DatabaseCpu), "database-cpu 15");
}

TEST(DetectionTime, IsThatOfTheSlowestSignalThatIsNeeded) {
  const auto detection = [](const std::string& failover) {
    return DetectionTime(Accepted(WithLines("databases: { app: {} }\nfailover: { " + failover + " }\n")));
  };
  // Windows of 3, 5 and 5 minutes, and a minute until all of it is evaluated.
  EXPECT_EQ(detection("quorum: 1"), minutes(4));
  EXPECT_EQ(detection("quorum: 2"), minutes(6));
  EXPECT_EQ(detection("triggers: { healthy_hosts: { period: 10m } }"), minutes(6));
  EXPECT_EQ(detection("quorum: 3, triggers: { healthy_hosts: { period: 10m } }"), minutes(51));
  EXPECT_EQ(detection("triggers: { health_probe: { action: page }, replication: { action: page } }"),
            minutes(6));
}

TEST(DetectionTime, WaitsForTheWitnessesThatAreNeverOutvoted) {
  const auto detection = [](const std::string& failover) {
    return DetectionTime(Accepted(WithLines("databases: { app: {} }\nfailover: { " + failover +
                                            "triggers: { route53: { action: failover, period: 20m } } }\n")));
  };
  EXPECT_EQ(detection("quorum: 1, "), minutes(61));
  EXPECT_EQ(detection(""), minutes(61));
}

TEST(DetectionTime, IsTenMinutesMoreWithPostgres) {
  const auto detection = [](const std::string& failover) {
    return DetectionTime(
        Accepted(WithLines("databases: { app: { engine: postgres }, log: { engine: mysql } }\n" + failover)));
  };
  EXPECT_EQ(detection(""), minutes(14));
  EXPECT_EQ(detection("failover: { quorum: 1 }\n"), minutes(6));
  EXPECT_EQ(detection("failover: { triggers: { replication: { action: page } } }\n"), minutes(6));
}

TEST(DetectionTime, IsZeroWhereNoSignalCanFailOver) {
  EXPECT_EQ(DetectionTime(Accepted(WithService("exposure: none"))), minutes(0));
}

}  // namespace
}  // namespace lifeboat::blueprint
