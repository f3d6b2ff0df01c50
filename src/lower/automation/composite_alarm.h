#pragma once

#include <string>

#include "lower/context.h"
#include "lower/places.h"

namespace lifeboat::lower {

/// Adds an alarm on alarms of the DR region, and reports a rule that CloudWatch would not take.
graph::Ref<graph::CompositeAlarm> AddComposite(Context& context, std::string terraform_name,
                                               const Place& place, graph::CompositeAlarm alarm);

}  // namespace lifeboat::lower
