#pragma once

#include "lifeboat/blueprint/blueprint.h"

#include "blueprint/table/section.h"

namespace lifeboat::blueprint {

/// The whole language, built on first use.
[[nodiscard]] const Section<Blueprint>& BlueprintSection();

[[nodiscard]] Section<Objectives> ObjectivesSection();
[[nodiscard]] Section<State> StateSection();
[[nodiscard]] Section<Regions> RegionsSection();
[[nodiscard]] Section<Service> ServiceSection();
[[nodiscard]] Section<Capacity> CapacitySection();
[[nodiscard]] Section<Database> DatabaseSection();
[[nodiscard]] Section<Bucket> BucketSection();
[[nodiscard]] Section<Traffic> TrafficSection();
[[nodiscard]] Section<Failover> FailoverSection();
[[nodiscard]] Section<Triggers> TriggersSection();
[[nodiscard]] Section<Images> ImagesSection();
[[nodiscard]] Section<Notifications> NotificationsSection();
[[nodiscard]] Section<Names> NamesSection();
[[nodiscard]] Section<Lint> LintSection();

}  // namespace lifeboat::blueprint
