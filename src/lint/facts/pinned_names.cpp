#include "lint/facts/pinned_names.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace lifeboat::lint {

namespace {

using OptionalName = std::optional<blueprint::Located<std::string>>;

void Add(PinnedNames& pinned, std::initializer_list<const OptionalName*> names) {
  for (const OptionalName* name : names) {
    if (*name) {
      pinned.push_back(&**name);
    }
  }
}

void SortByPlace(PinnedNames& pinned) {
  std::ranges::sort(pinned, {}, [](const auto* name) { return name->span; });
}

void AddRegion(PinnedNames& pinned, const blueprint::ServiceRegionNames& names) {
  Add(pinned, {&names.load_balancer, &names.target_group, &names.autoscaling_group, &names.launch_template});
}

}  // namespace

PinnedNames PinnedParameters(const blueprint::Names& names) {
  PinnedNames pinned;
  Add(pinned, {&names.active_region_parameter});
  for (const auto& [key, service] : names.services) {
    Add(pinned, {&service.value.image_parameter});
  }
  for (const auto& [key, database] : names.databases) {
    Add(pinned, {&database.value.endpoint_parameter});
  }
  for (const auto& [key, bucket] : names.buckets) {
    Add(pinned, {&bucket.value.name_parameter});
  }
  SortByPlace(pinned);
  return pinned;
}

PinnedNames PinnedWithinAccount(const blueprint::Names& names) {
  PinnedNames pinned = PinnedParameters(names);
  for (const auto& [key, service] : names.services) {
    AddRegion(pinned, service.value.primary);
    AddRegion(pinned, service.value.dr);
    Add(pinned, {&service.value.accelerator});
  }
  for (const auto& [key, database] : names.databases) {
    Add(pinned, {&database.value.primary, &database.value.replica, &database.value.secret});
  }
  const blueprint::RoleNames& roles = names.roles;
  Add(pinned, {&roles.primary_instances, &roles.dr_instances, &roles.replication, &roles.failover,
               &roles.image_update, &roles.image_automation});
  const blueprint::FunctionNames& functions = names.functions;
  Add(pinned, {&functions.failover, &functions.image_update, &functions.image_cleanup, &functions.prober});
  const blueprint::AlarmNames& alarms = names.alarms;
  Add(pinned, {&alarms.region_lost, &alarms.healthy_hosts, &alarms.database_cpu});
  Add(pinned, {&names.notifications_topic, &names.image_document, &names.image_schedule});
  SortByPlace(pinned);
  return pinned;
}

}  // namespace lifeboat::lint
