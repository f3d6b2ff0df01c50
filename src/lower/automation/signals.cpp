#include "lower/automation/signals.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lifeboat/support/check.h"

namespace lifeboat::lower {

namespace {

using blueprint::Signal;
using graph::Ref;
using graph::Side;

using Alarms = std::vector<Ref<graph::MetricAlarm>>;

/// `health_probe`: as the blueprint and Terraform write it.
std::string Identifier(Signal signal) { return TerraformName(blueprint::Word(signal)); }

graph::Label ServiceLabel(const Context& context, const std::string& key) {
  return LabelOf(context.blueprint.services.at(key));
}

std::vector<std::string> BalancedKeys(const Context& context) {
  std::vector<std::string> keys;
  for (const auto& [key, service] : context.blueprint.services) {
    if (*service.value.exposure != blueprint::Exposure::None) {
      keys.push_back(key);
    }
  }
  return keys;
}

Metric Probe(const Context& context, const std::string& service, const char* statistic) {
  return OwnMetric(context, "PrimaryHealthy", statistic, {{"Service", service}});
}

/// What the prober carries over from another region.
Metric Raised(const Context& context, const std::string& signal, const char* statistic) {
  return OwnMetric(context, "SignalRaised", statistic, {{"Signal", signal}});
}

/// -1 is how RDS says that a replica of MySQL or MariaDB receives nothing any more.
Metric ReplicaLag(const Context& context, const std::string& database, const char* statistic) {
  return {"AWS/RDS",
          "ReplicaLag",
          {{"DBInstanceIdentifier", context.On(Side::Dr).databases.at(database).instance}},
          statistic};
}

class SignalLowering {
 public:
  SignalLowering(Context& context, Signal signal, Says says)
      : context_(context),
        signal_(signal),
        says_(says),
        place_(SignalPlace(context, signal)),
        window_(WindowOf(blueprint::TriggerOf(context.blueprint, signal))) {}

  Alarms Lower() {
    switch (signal_) {
      case Signal::HealthProbe:
        HealthProbe();
        break;
      case Signal::Replication:
        Replication();
        break;
      case Signal::Route53:
        Route53();
        break;
      case Signal::HealthyHosts:
        HealthyHosts();
        break;
      case Signal::DatabaseCpu:
        Unreachable("a busy database is no lost region");
    }
    return std::move(alarms_);
  }

 private:
  [[nodiscard]] const std::string& primary() const { return context_.RegionCode(Side::Primary); }

  void Add(const std::string& key, const graph::Label& label, std::string description, Metric metric,
           const char* comparison, std::int64_t threshold, const char* missing) {
    alarms_.push_back(AddAlarm(context_, Side::Dr, Identifier(signal_) + "_" + label, place_,
                               {.name = AlarmName(context_, {blueprint::Word(signal_), key}),
                                .description = std::move(description),
                                .metric = std::move(metric),
                                .window = window_,
                                .comparison = comparison,
                                .threshold = threshold,
                                .missing = missing},
                               says_));
  }

  /// No result is not a bad result: a prober that stands still must not fail anything over.
  void HealthProbe() {
    for (const std::string& key : PublicServices(context_)) {
      Add(key, ServiceLabel(context_, key), "Service " + key + " does not answer in " + primary(),
          Probe(context_, key, "Maximum"), kLess, 1, kMissing);
    }
  }

  void Replication() {
    for (const auto& [key, database] : context_.blueprint.databases) {
      const bool postgres = *database.value.engine == blueprint::Engine::Postgres;
      Add(key, LabelOf(database), "The replica of database " + key + " receives nothing from " + primary(),
          ReplicaLag(context_, key, "Minimum"), postgres ? kGreater : kLess,
          postgres ? blueprint::kPostgresSilence.count() : 0, kBreaching);
    }
  }

  void Route53() {
    const std::string description = " does not answer Route 53's health checkers";
    for (const std::string& key : PublicServices(context_)) {
      const auto& check = context_.On(Side::Primary).services.at(key).health_check;
      if (!check) {
        continue;
      }
      if (HasRoute53Metrics(context_)) {
        Add(key, ServiceLabel(context_, key), "Service " + key + description,
            {"AWS/Route53", "HealthCheckStatus", {{"HealthCheckId", check->Attribute("id")}}, "Minimum"},
            kLess, 1, kMissing);
      } else {
        Add(key, ServiceLabel(context_, key), "Service " + key + description,
            Raised(context_, blueprint::Word(Signal::Route53), "Maximum"), kGreater, 0, kMissing);
      }
    }
  }

  /// The alarm in the primary region tells its own topic. For a failover its state is carried over here,
  /// where silence is as bad as an alarm: a lost region says nothing.
  void HealthyHosts() {
    for (const std::string& key : BalancedKeys(context_)) {
      AddPrimaryAlarm(key);
      if (says_ == Says::Silent) {
        Add(key, ServiceLabel(context_, key),
            "No healthy target of service " + key + " in " + primary() + ", or no word of it",
            Raised(context_, HealthyHostsSignal(context_, key), "Maximum"), kGreater, 0, kBreaching);
      }
    }
  }

  void AddPrimaryAlarm(const std::string& key) {
    const ServiceLinks& links = context_.On(Side::Primary).services.at(key);
    AddAlarm(context_, Side::Primary, "healthy_hosts_" + ServiceLabel(context_, key), place_,
             {.name = HealthyHostsName(context_, key),
              .description = "No healthy target of service " + key + " in " + primary(),
              .metric = {"AWS/ApplicationELB",
                         "HealthyHostCount",
                         {{"LoadBalancer", links.load_balancer.value().Attribute("arn_suffix")},
                          {"TargetGroup", links.target_group.value().Attribute("arn_suffix")}},
                         "Maximum"},
              .window = window_,
              .comparison = kLess,
              .threshold = 1,
              .missing = kBreaching},
             Says::Tell);
  }

  Context& context_;
  Signal signal_;
  Says says_;
  Place place_;
  Window window_;
  Alarms alarms_;
};

}  // namespace

Alarms AddSignal(Context& context, Signal signal, Says says) {
  return SignalLowering(context, signal, says).Lower();
}

Place SignalPlace(const Context& context, Signal signal) {
  return {"failover.triggers." + Identifier(signal),
          blueprint::TriggerOf(context.blueprint, signal).action.span};
}

void AddProberSilent(Context& context) {
  AddAlarm(context, Side::Dr, "prober_silent", FailoverPlace(context),
           {.name = AlarmName(context, {"prober-silent"}),
            .description = "The prober says nothing: nobody would notice the loss of " +
                           context.RegionCode(Side::Primary),
            .metric = OwnMetric(context, "OutsideSeen", "SampleCount"),  // what it says in every run
            .window = {60, 10, 10},
            .comparison = kLess,
            .threshold = 1,
            .missing = kBreaching},
           Says::Tell);
}

graph::Text AddOutsideSeen(Context& context) {
  // One bad sample counts for five minutes: replicas need some of that until they are connected again.
  return Ok(AddAlarm(context, Side::Dr, "cut_off", FailoverPlace(context),
                     {.name = AlarmName(context, {"cut-off"}),
                      .description = context.RegionCode(Side::Dr) +
                                     " sees nothing outside of itself: no alarm fails over to it",
                      .metric = OwnMetric(context, "OutsideSeen", "Minimum"),
                      .window = {60, 5, 1},
                      .comparison = kLess,
                      .threshold = 1,
                      .missing = kMissing},
                     Says::Tell));
}

graph::Text AddProofOfLife(Context& context) {
  // Whoever has to be asked may be asked for longer, as far back as an alarm looks. What fails over by itself
  // should not remember an application that was taken down last week and is being made again.
  constexpr std::int64_t kDayOfHours = 24;
  const bool asks = *context.blueprint.failover.mode == blueprint::FailoverMode::Approve;
  const std::int64_t hours = asks ? 7 * kDayOfHours : kDayOfHours;
  std::vector<graph::Text> alive;
  const auto add = [&](const std::string& key, const graph::Label& label, Metric metric,
                       const char* comparison, std::int64_t threshold) {
    alive.push_back(
        InAlarm(AddAlarm(context, Side::Dr, "seen_alive_" + label, FailoverPlace(context),
                         {.name = AlarmName(context, {"seen-alive", key}),
                          .description = key + " was in order within the last " +
                                         (asks ? "seven days" : "day") + ": only then can it be lost",
                          .metric = std::move(metric),
                          .window = {3600, hours, 1},
                          .comparison = comparison,
                          .threshold = threshold,
                          .missing = kNotBreaching},
                         Says::Silent)));
  };
  const std::vector<Signal> signals = blueprint::FailoverSignals(context.blueprint);
  const bool carried = std::find(signals.begin(), signals.end(), Signal::HealthyHosts) != signals.end();
  if (const auto services = PublicServices(context); !services.empty()) {
    for (const std::string& key : services) {
      add(key, ServiceLabel(context, key), Probe(context, key, "Maximum"), kGreaterOrEqual, 1);
    }
  } else if (carried) {
    for (const std::string& key : BalancedKeys(context)) {
      add(key, ServiceLabel(context, key), Raised(context, HealthyHostsSignal(context, key), "Minimum"),
          kLess, 1);
    }
  } else {
    for (const auto& [key, database] : context.blueprint.databases) {
      add(key, LabelOf(database), ReplicaLag(context, key, "Maximum"), kGreaterOrEqual, 0);
    }
  }
  return Joined(alive, "OR");
}

}  // namespace lifeboat::lower
