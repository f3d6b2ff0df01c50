#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// A day of the shortest periods, which is how far back an alarm looks.
constexpr Range kPeriods{1, 1440};

struct TriggerDefaults {
  TriggerAction action;
  std::int64_t evaluations;
  std::string_view datapoints;  ///< what derive.cpp makes of `evaluations`
};

/// S is Trigger, or has it as its base.
template <class S>
Section<S> TriggerSection(const TriggerDefaults& defaults) {
  Located<TriggerAction> S::*const action = &Trigger::action;
  Located<Duration> S::*const period = &Trigger::period;
  Located<std::int64_t> S::*const evaluations = &Trigger::evaluations;
  Located<std::int64_t> S::*const datapoints = &Trigger::datapoints;
  Section<S> section;
  section
      .Default(action, {.key = "action", .summary = "What the signal does.", .example = "page"},
               Choice<TriggerAction>("action"), defaults.action)
      .Default(period,
               {.key = "period",
                .summary = "Time that one datapoint stands for.",
                .details = "The signals are measured once a minute.",
                .example = "1m"},
               DurationText({.min = minutes(1), .max = hours(1), .whole_minutes = true}), minutes(1))
      .Default(evaluations,
               {.key = "evaluations",
                .summary = "Latest periods that are looked at, a day of them at most.",
                .example = "5"},
               Integer(kPeriods), defaults.evaluations)
      .Derived(datapoints,
               {.key = "datapoints",
                .summary = "How many of them have to be bad.",
                .example = "3",
                .derivation = defaults.datapoints},
               Integer(kPeriods));
  return section;
}

Section<CpuTrigger> CpuTriggerSection(const TriggerDefaults& defaults) {
  Section<CpuTrigger> section = TriggerSection<CpuTrigger>(defaults);
  section.Default(&CpuTrigger::threshold,
                  {.key = "threshold", .summary = "Average CPU load that is bad.", .example = "80"},
                  Integer({1, 99}, "percent"), 80);
  return section;
}

}  // namespace

Section<Triggers> TriggersSection() {
  constexpr std::string_view kAll = "`evaluations`";
  Section<Triggers> section;
  section
      .Part(&Triggers::health_probe,
            {.key = "health_probe",
             .summary = "The primary region does not answer the prober in the DR region.",
             .details = "Every public service is asked once a minute."},
            TriggerSection<Trigger>({TriggerAction::Failover, 5, "one less than `evaluations`, at least 1"}))
      .Part(
          &Triggers::replication,
          {.key = "replication",
           .summary = "The replicas in the DR region receive nothing any more.",
           .details = "MySQL and MariaDB say so. A replica of PostgreSQL tells how old its last transaction "
                      "is: more than ten minutes count, which is as much later."},
          TriggerSection<Trigger>({TriggerAction::Failover, 3, kAll}))
      .Part(
          &Triggers::route53,
          {.key = "route53",
           .summary = "Health checkers of Route 53 around the world do not reach the primary region.",
           .details = "The only signal that is not seen from the DR region: with `action: failover` nothing "
                      "fails over without it. Its results live in us-east-1 alone: of no use when that is "
                      "the primary region."},
          TriggerSection<Trigger>({TriggerAction::None, 3, kAll}))
      .Part(&Triggers::healthy_hosts,
            {.key = "healthy_hosts",
             .summary = "No target behind the primary region's load balancers is healthy."},
            TriggerSection<Trigger>({TriggerAction::Failover, 5, kAll}))
      .Part(&Triggers::database_cpu,
            {.key = "database_cpu",
             .summary = "A database in the primary region is busy.",
             .details = "Load is no lost region: `failover` is refused."},
            CpuTriggerSection({TriggerAction::Page, 5, kAll}));
  return section;
}

}  // namespace lifeboat::blueprint
