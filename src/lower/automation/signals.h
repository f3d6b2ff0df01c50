#pragma once

#include <vector>

#include "lower/automation/alarms.h"
#include "lower/automation/automation.h"

namespace lifeboat::lower {

/// The alarms of a signal in the DR region, one a subject (a service, a database).
std::vector<graph::Ref<graph::MetricAlarm>> AddSignal(Context& context, blueprint::Signal signal, Says says);

/// Goes off when the prober has stopped: then the signals that it carries mean nothing, and no region is lost,
/// whatever else is seen.
void AddProberSilent(Context& context);

/// A DR region that is cut off sees what a lost primary region looks like: a term that holds while the prober
/// says that it can see anything outside. A prober that says nothing keeps it from holding too.
[[nodiscard]] graph::Text AddOutsideSeen(Context& context);

/// What has never worked cannot be lost: a term that holds when anything of the application was seen in order
/// of late. Without it the first apply, which makes alarms before instances, would end in a failover.
[[nodiscard]] graph::Text AddProofOfLife(Context& context);

/// `failover.triggers.health_probe`
[[nodiscard]] Place SignalPlace(const Context& context, blueprint::Signal signal);

}  // namespace lifeboat::lower
