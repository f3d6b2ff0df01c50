#include "blueprint/known_signals.h"

#include <algorithm>

namespace lifeboat::blueprint {

bool KnowsFailoverSignals(const Blueprint& blueprint, const Gaps& gaps) {
  const Triggers& triggers = blueprint.failover.triggers;
  return gaps.Knows(blueprint.services, blueprint.databases, triggers.health_probe.action,
                    triggers.replication.action, triggers.route53.action, triggers.healthy_hosts.action,
                    triggers.database_cpu.action) &&
         std::ranges::all_of(blueprint.services,
                             [&](const auto& entry) { return gaps.Knows(entry.second.value.exposure); });
}

}  // namespace lifeboat::blueprint
