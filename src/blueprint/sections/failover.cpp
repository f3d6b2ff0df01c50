#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/schedule.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {

Section<Failover> FailoverSection() {
  using std::chrono::hours;
  using std::chrono::minutes;
  using std::chrono::seconds;
  constexpr Range kQuorum{1, 4};
  Section<Failover> section;
  section
      .Default(&Failover::mode,
               {.key = "mode", .summary = "Who decides that a failover begins.", .example = "approve"},
               Choice<FailoverMode>("failover mode"), FailoverMode::Automatic)
      .Derived(&Failover::quorum,
               {.key = "quorum",
                .summary = "Signals with `action: failover` that have to agree that the region is lost.",
                .details = "A signal counts where the blueprint has its subject: a public service, a load "
                           "balancer, a database. `route53` is always one of them, where it counts: the DR "
                           "region may be the one that is cut off. Of several, `replication` is another: a "
                           "broken application is no lost region. Without any signal only people start a "
                           "failover.",
                .example = "2",
                .derivation = "2, or 1 when fewer than two signals can fail over"},
               Integer(kQuorum))
      .Default(&Failover::fence,
               {.key = "fence",
                .summary = "The primary region's instances are stopped during a failover.",
                .details = "So that a region that comes back does not serve as well. `false` takes only the "
                           "traffic away from them.",
                .example = "true"},
               Boolean(), true)
      .Default(&Failover::max_replica_lag,
               {.key = "max_replica_lag",
                .summary = "A replica that is further behind is not promoted, unless somebody forces it.",
                .details = "Five minutes or more with PostgreSQL, whose replicas report that much at rest.",
                .example = "5m"},
               DurationText({.min = seconds(1), .max = hours(24)}), minutes(5))
      .Default(&Failover::cool_down,
               {.key = "cool_down",
                .summary = "How long alarms start nothing after a failover or a failback.",
                .example = "1h"},
               DurationText({.min = minutes(1), .max = hours(24 * 7), .may_be_none = true}), hours(1))
      .Default(
          &Failover::reserved_concurrency,
          {.key = "reserved_concurrency",
           .summary = "Lambda itself keeps the failover controller from running twice at a time.",
           .details = "An account with the initial limit of 10 concurrent executions cannot reserve any: "
                      "write `false` there.",
           .example = "true"},
          Boolean(), true)
      .Optional(&Failover::drills,
                {.key = "drills",
                 .summary = "When people are reminded to try a failover.",
                 .details = "The reminder says when the last one was, and starts nothing. UTC.",
                 .example = "rate(90 days)"},
                ScheduleText())
      .Part(&Failover::triggers,
            {.key = "triggers",
             .summary = "The signals that the loss of the primary region is seen by.",
             .details = "A signal goes off when `datapoints` of its last `evaluations` periods are bad."},
            TriggersSection());
  return section;
}

}  // namespace lifeboat::blueprint
